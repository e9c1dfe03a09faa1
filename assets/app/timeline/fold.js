// In a small window a part of the bar is folded away; one button shows it and hides it again.

export function mountFold() {
  const button = /** @type {HTMLButtonElement} */ (document.getElementById("timeline-fold"));
  const bar = /** @type {HTMLElement} */ (button.closest(".timeline-bar"));
  const set = (/** @type {boolean} */ open) => {
    bar.classList.toggle("is-open", open);
    button.setAttribute("aria-expanded", String(open));
    const words = open ? "Less of the timeline" : "More of the timeline";
    button.setAttribute("aria-label", words);
    button.title = words;
  };
  button.addEventListener("click", () => set(!bar.classList.contains("is-open")));
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !bar.classList.contains("is-open") || getComputedStyle(button).display === "none") return;
    set(false);
    button.focus();
  });
}
