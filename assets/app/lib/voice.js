// What the page says in words: notes a person sees, sentences a screen reader hears.

/** @typedef {ReturnType<typeof createVoice>} Voice */

export function createVoice() {
  const notices = document.getElementById("notices");
  const announcer = document.getElementById("announcer");
  const flash = document.getElementById("flash");
  let flashTimer = 0;
  notices.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    button?.closest("p")?.remove();
  });

  return {
    // Stays until dismissed, or until what caused it goes: something was not done, or done otherwise than asked. A cause
    // has one note at a time.
    notice(/** @type {string} */ text, { cause = "" } = {}) {
      const standing = [...notices.querySelectorAll("p")];
      if (standing.some((note) => note.querySelector("span").textContent === text)) return;
      if (cause) for (const note of standing) if (note.dataset.cause === cause) note.remove();
      const note = document.createElement("p");
      if (cause) note.dataset.cause = cause;
      const words = document.createElement("span");
      words.textContent = text;
      const close = document.createElement("button");
      close.type = "button";
      close.textContent = "Dismiss";
      note.append(words, close);
      notices.append(note);
    },
    // The cause has gone: so does its note.
    withdraw(/** @type {string} */ cause) {
      for (const note of notices.querySelectorAll("p")) if (note.dataset.cause === cause) note.remove();
    },
    announce(/** @type {string} */ text) {
      announcer.textContent = text;
    },
    // A short line beside the buttons that fades by itself.
    flash(/** @type {string} */ text) {
      flash.textContent = text;
      flash.classList.add("is-on");
      clearTimeout(flashTimer);
      flashTimer = setTimeout(() => flash.classList.remove("is-on"), 6000);
    },
  };
}
