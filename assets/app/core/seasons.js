// The page's season: which stretch of time the timeline shows, its orbit and its marks.

async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.split("?")[0]} was refused (${answer.status})`);
  return answer.json();
}

/**
 * @param {any} config
 * @param {ReturnType<typeof import("../orbit/seasons.js").createSeasons>} seasons
 * @param {any} clock
 * @param {{ notice: (words: string, more: any) => void, withdraw: (cause: string) => void }} voice
 * @param {(season?: any) => void} changed what is told when a season's orbit is there, and when its marks are
 */
export function createSeason(config, seasons, clock, voice, changed) {
  let current = seasons.keyOf(clock.get());
  let opening = false;

  /** @param {number} ms */
  async function enter(ms) {
    const key = seasons.keyOf(ms);
    if (key === current && (opening || seasons.has(ms))) return;
    current = key;
    try {
      const season = await seasons.load(ms);
      if (key === current) changed(season);
      voice.withdraw("season");
    } catch {
      const when = key === "recent" ? "the last years" : String(key);
      voice.notice(`The orbit of ${when} could not be loaded; moving the moment asks again.`, { cause: "season" });
    }
  }

  // The first view asks for orbit and marks apart, so that a slow line brings the orbit first.
  async function open() {
    if (current !== "recent") return enter(clock.get());
    opening = true;
    try {
      const arcs = await read(config.arcs_url);
      const season = seasons.keep("recent", { arcs, passes: [], reboosts: config.reboosts });
      if (current === "recent") changed(season);
    } finally {
      opening = false;
    }
    return undefined;
  }

  async function openMarks() {
    if (!seasons.has(clock.get()) || current !== "recent") return;
    const season = await seasons.load(clock.get());
    season.passes = (await read(config.region.passes_url)).passes;
    if (current === "recent") changed(season);
  }

  clock.onSettle(enter);
  return {
    openSeason: open,
    enterSeason: enter,
    openMarks,
    extent: () => seasons.extentOf(current),
    /** The ships of an earlier year come with its season. @param {string} url of theirs alone */
    async askTraffic(url) {
      const season = await seasons.coming(clock.get())?.catch(() => null);
      const traffic = season?.traffic;
      return traffic ? { ok: true, json: async () => traffic } : fetch(url);
    },
  };
}
