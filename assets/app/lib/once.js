// JSON that several parts of the page read.

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/**
 * The JSON at an address, asked for once for all who want it. A failure isn't kept: the next one asks again.
 * @param {string} url
 * @returns {Promise<any>}
 */
export function jsonOnce(url) {
  const known = asked.get(url);
  if (known) return known;
  const answer = load(url);
  asked.set(url, answer);
  answer.catch(() => asked.delete(url));
  return answer;
}

/** @param {string} url */
async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}
