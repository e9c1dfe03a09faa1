// A picture or an answer that didn't come: why, in a sentence, and a button that asks again.

/**
 * @typedef {object} Trouble
 * @property {string} sentence why it failed, and when to ask again where the server says so
 * @property {boolean} passed whether the same address answers now
 */

/** @type {Trouble} */
const NO_NETWORK = { sentence: "The server can’t be reached. Is the network there?", passed: false };

/**
 * Why an answer is no answer.
 * @param {Response} response
 * @returns {Promise<string>}
 */
export async function sentenceOf(response) {
  if (response.status === 503) {
    const seconds = Number(response.headers.get("Retry-After"));
    const when = seconds > 0 ? `in ${seconds} ${seconds === 1 ? "second" : "seconds"}` : "in a little while";
    return `The server is busy. Try again ${when}.`;
  }
  const body = await response.json().catch(() => null);
  return body?.error?.message ?? `The server could not answer (${response.status}).`;
}

/**
 * Why a picture didn't come. An image says only that it failed, so its address is asked once more.
 * @param {string} url
 * @returns {Promise<Trouble>}
 */
export async function troubleOf(url) {
  try {
    const response = await fetch(url);
    if (response.ok) {
      await response.blob();
      return { sentence: "The picture came damaged.", passed: true };
    }
    return { sentence: await sentenceOf(response), passed: false };
  } catch {
    return NO_NETWORK;
  }
}

/**
 * What to say of a failed request: our own words, never the browser's.
 * @param {Error} problem
 * @returns {string}
 */
export const wordsOf = (problem) => (problem instanceof TypeError ? NO_NETWORK.sentence : problem.message);

/**
 * A sentence, with a button that asks again where that may help.
 * @param {string} sentence
 * @param {(() => void) | null} [again]
 * @returns {HTMLElement}
 */
export function troubleBox(sentence, again = null) {
  const box = document.createElement("div");
  box.className = "trouble";
  box.setAttribute("role", "alert");
  box.append(Object.assign(document.createElement("p"), { textContent: sentence }));
  if (again) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try again" });
    button.addEventListener("click", again);
    box.append(button);
  }
  return box;
}
