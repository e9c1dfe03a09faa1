// @ts-check
/**
 * Waits for a script that the page is loading.
 * @param {HTMLScriptElement} script
 * @returns {Promise<void>} rejects where it can't be had
 */
export function loaded(script) {
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${script.src} could not be loaded`)));
  });
}
