// Plotly, whose script the page loads last of all: it is as large as everything else together.

import { loaded } from "./loaded.js";

/**
 * Plotly once it is there.
 * @returns {Promise<any>}
 */
export async function plotly() {
  if (!window.Plotly) await loaded(document.querySelector('script[src*="/plotly.v"]'));
  return window.Plotly;
}
