// @ts-check
// The page's season: which stretch of time the timeline shows, its orbit and its marks.

async function read(/** @type {string} */ url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.split("?")[0]} was refused (${answer.status})`);
  return answer.json();
}

/** @typedef {{ best_unix_s: number[], before_s: number[], after_s: number[], night: boolean[] }} PassTimes column by column */

/** Row by row, with the times as the answer of a whole season has them. @param {PassTimes} answer */
export const passesOf = ({ best_unix_s: best, before_s: before, after_s: after, night }) =>
  best.map((unix, i) => ({ start_utc: iso(unix - before[i]), best_utc: iso(unix), stop_utc: iso(unix + after[i]), night: night[i] }));

const iso = (/** @type {number} */ unix) => new Date(Math.round(unix * 1000)).toISOString();

/** @typedef {ReturnType<typeof createSeason>} Season */

/**
 * @param {object} given
 * @param {string} given.arcsUrl the orbit of the last years
 * @param {string} given.passesUrl their passes over the region
 * @param {any[]} given.reboosts theirs, which have come with the page
 * @param {ReturnType<typeof import("../orbit/seasons.js").createSeasons>} given.seasons
 * @param {import("./moment.js").Moment} given.moment
 * @param {import("../lib/voice.js").Voice} given.voice
 * @param {(season: import("../orbit/seasons.js").Season) => void} given.onCame told when a season's orbit is there, and
 *   when its marks are
 */
export function createSeason({ arcsUrl, passesUrl, reboosts, seasons, moment, voice, onCame }) {
  let current = seasons.keyOf(moment.get());
  let opening = false;

  /** @param {number} ms */
  async function enter(ms) {
    const key = seasons.keyOf(ms);
    if (key === current && (opening || seasons.has(ms))) return;
    current = key;
    try {
      const season = await seasons.load(ms);
      if (key === current) onCame(season);
      voice.withdraw("season");
    } catch {
      const when = key === "recent" ? "the last years" : String(key);
      voice.notice(`The orbit of ${when} could not be loaded; moving the moment asks again.`, { cause: "season" });
    }
  }

  // The first view asks for orbit and marks apart, so that a slow line brings the orbit first.
  async function open() {
    if (current !== "recent") return enter(moment.get());
    opening = true;
    try {
      const arcs = await read(arcsUrl);
      const season = seasons.keep("recent", { arcs, passes: [], reboosts: reboosts });
      if (current === "recent") onCame(season);
    } finally {
      opening = false;
    }
    return undefined;
  }

  async function openMarks() {
    if (!seasons.has(moment.get()) || current !== "recent") return;
    const season = await seasons.load(moment.get());
    season.passes = passesOf(await read(passesUrl));
    if (current === "recent") onCame(season);
  }

  moment.onSettle(enter);
  return {
    open,
    enter,
    openMarks,
    extent: () => seasons.extentOf(current),
    /** The ships of an earlier year come with its season. @param {string} url of theirs alone */
    async askTraffic(url) {
      const season = await seasons.coming(moment.get())?.catch(() => null);
      const traffic = season?.traffic;
      return traffic ? { ok: true, json: async () => traffic } : fetch(url);
    },
  };
}
