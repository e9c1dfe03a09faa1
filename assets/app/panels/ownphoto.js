// @ts-check
// A picture of the visitor's own: dropped anywhere, pasted or chosen. What reads it is loaded with the first one.

/**
 * @param {object} given
 * @param {(file: File) => Promise<void>} given.show reads it and shows what it says
 */
export function mountOwnPhoto({ show }) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById("photo-file"));
  const answer = /** @type {HTMLElement} */ (document.getElementById("own-photo-answer"));

  /** @param {FileList | null | undefined} files */
  async function take(files) {
    if (!files?.length) return;
    try {
      await show(files[0]);
    } catch (problem) {
      console.error(problem);
      answer.textContent = "The picture could not be read here. Check that the server is still running, then give it again.";
    }
  }

  const light = (/** @type {boolean} */ on) => document.body.classList.toggle("is-dropping", on);
  const hasFiles = (/** @type {DragEvent} */ event) => Boolean(event.dataTransfer?.types.includes("Files"));
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault(); // or the browser leaves the page for the picture
    light(true);
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && light(false));
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    light(false);
    take(event.dataTransfer?.files);
  });
  document.addEventListener("paste", (event) => take(event.clipboardData?.files));
  input.addEventListener("change", () => take(input.files));
}
