// Firsts and records of the station's life, to start from: asked for when the list is opened.
// @ts-check

import { jsonOnce } from "../lib/once.js";

/** @typedef {{ id: string, title: string, sentence: string, text: string, link: string }} First */
/**
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../core/history.js").Step} given.step
 * @param {import("../lib/voice.js").Voice} given.voice
 */
export function mountFirsts({ moment, step, voice }) {
  const place = /** @type {HTMLDetailsElement | null} */ (document.getElementById("firsts"));
  const list = document.getElementById("firsts-list");
  if (!place || !list) return;
  place.addEventListener("toggle", async () => {
    if (!place.open || list.children.length) return;
    try {
      const { firsts } = await jsonOnce("/api/v1/firsts");
      list.replaceChildren(...firsts.map(itemOf));
    } catch {
      list.replaceChildren(Object.assign(document.createElement("li"), { textContent: "The list could not be loaded. Close and open it to try again." }));
      place.addEventListener("toggle", () => list.replaceChildren(), { once: true });
    }
  });

  /** @param {First} first */
  function itemOf({ id, title, sentence, text, link }) {
    const item = document.createElement("li");
    const opener = Object.assign(document.createElement("a"), { href: link, textContent: title, title: sentence });
    opener.dataset.first = id;
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const t = new URL(opener.href).searchParams.get("t");
      step(() => moment.set(Date.parse(t ?? "")));
      voice.announce(sentence);
      voice.flash(sentence);
    });
    item.append(opener, ` ${text}`);
    return item;
  }
}
