// Plotly, whose script the page loads last of all: it is as large as everything else together.

/**
 * Plotly once it is there.
 * @returns {Promise<any>}
 */
export function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  const script = document.querySelector('script[src*="/plotly.v"]');
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => reject(new Error("Plotly's script could not be loaded")));
  });
}
