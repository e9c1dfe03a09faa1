// What the page says in words: notes a person sees, sentences a screen reader hears.

export function createVoice() {
  const notices = document.getElementById("notices");
  const announcer = document.getElementById("announcer");
  const flash = document.getElementById("flash");
  let flashTimer = 0;

  return {
    // Stays until dismissed: something was not done, or done otherwise than asked.
    notice(text) {
      if ([...notices.querySelectorAll("span")].some((span) => span.textContent === text)) return;
      const note = document.createElement("p");
      const words = document.createElement("span");
      words.textContent = text;
      const close = document.createElement("button");
      close.type = "button";
      close.textContent = "Dismiss";
      close.addEventListener("click", () => note.remove());
      note.append(words, close);
      notices.append(note);
    },
    announce(text) {
      announcer.textContent = text;
    },
    // A short line beside the buttons that fades by itself.
    flash(text) {
      flash.textContent = text;
      flash.classList.add("is-on");
      clearTimeout(flashTimer);
      flashTimer = setTimeout(() => flash.classList.remove("is-on"), 6000);
    },
  };
}
