// Share: make the link, copy it, offer the device's own sheet, show the picture that will unfurl.

import { placeSentence } from "../geo/place.js";
import { utcText } from "../lib/text.js";
import { troubleBox, troubleOf } from "../lib/trouble.js";

const byId = (id) => document.getElementById(id);

async function copy(input, status) {
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    // Without the clipboard's permission (or over plain http) the old way still works in a gesture.
    input.focus();
    input.select();
    if (!document.execCommand("copy")) {
      status.textContent = "Copying isn’t allowed here: the link is selected, copy it with Ctrl+C.";
      return;
    }
  }
  status.textContent = "Copied.";
}

const HALF_AN_ORBIT_MS = 46.5 * 60_000;

/** @param {number} ms */
const whole = (ms) => new Date(1000 * Math.round(ms / 1000)).toISOString().replace(".000Z", "Z");

/**
 * Files and pages of others for a moment: only links, asked for when they are followed.
 * @param {number} ms
 */
function setLinks(ms) {
  const stretch = `start=${whole(ms - HALF_AN_ORBIT_MS)}&stop=${whole(ms + HALF_AN_ORBIT_MS)}&step_s=30`;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("#share-files a"))) {
    link.href = `/api/v1/export/${link.dataset.form}?${stretch}`;
  }
  const elsewhere = /** @type {HTMLAnchorElement} */ (byId("share-worldview"));
  elsewhere.href = `https://worldview.earthdata.nasa.gov/?t=${whole(ms).slice(0, 10)}`;
}

/**
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../orbit/orbit.js").Orbit} given.orbit
 * @param {() => string} given.shareLink the link of what is shown now
 */
export function mountShare({ moment, orbit, shareLink }) {
  const dialog = byId("share-dialog");
  const input = byId("share-link");
  const status = byId("share-status");
  const card = byId("share-card");
  const device = byId("share-device");
  /** @type {HTMLElement | null} what stands in the place of a card that failed */
  let failed = null;

  function showCard(url) {
    failed?.remove();
    failed = null;
    card.hidden = true;
    card.onload = () => (card.hidden = false);
    card.onerror = async () => {
      const trouble = await troubleOf(url);
      if (card.getAttribute("src") !== url) return;
      failed?.remove();
      failed = troubleBox(trouble.sentence, () => showCard(url));
      card.after(failed);
    };
    card.src = url;
  }

  byId("share-open").addEventListener("click", () => {
    moment.pause();
    const link = shareLink();
    input.value = link;
    input.setAttribute("value", link);
    const state = orbit.stateAt(moment.get());
    const place = state && placeSentence(state.lat, state.lon)?.text;
    byId("share-what").textContent = `${utcText(moment.get())}${place ? ` · ${place}` : ""}`;
    card.alt = `Map card: the station at ${utcText(moment.get())}`;
    setLinks(moment.get());
    showCard(`/api/v1/card.png?${link.split("?")[1]}`);
    device.hidden = !navigator.share;
    status.textContent = "";
    dialog.showModal();
    copy(input, status);
  });
  byId("share-copy").addEventListener("click", () => copy(input, status));
  device.addEventListener("click", async () => {
    try {
      await navigator.share({ title: document.title, text: byId("share-what").textContent, url: input.value });
    } catch (problem) {
      if (problem.name !== "AbortError") status.textContent = "The device did not take the link.";
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
