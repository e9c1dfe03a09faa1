// The candidates as rows, described for Dash: the first ten, or all, and the one that the moment lies in explained.

import { described } from "../../lib/described.js";
import { KM_PER_MILE, clock, dateAndTime, percent, place } from "./words.js";

export const FIRST_ROWS = 10;
const COLUMNS = 9;
const SIGN = { for: "+", against: "−", neither: "=" };
const SIDE = { for: "speaks for it", against: "speaks against it", neither: "says little" };

/**
 * The candidate that an instant lies in.
 * @param {any[]} candidates
 * @param {number | null} ms
 * @returns {string | null} its best instant
 */
export const chosenAt = (candidates, ms) =>
  candidates.find((one) => ms !== null && ms >= Date.parse(one.start_utc) && ms <= Date.parse(one.stop_utc))?.best_utc ?? null;

/**
 * Its rows, the chosen one followed by its reasons. Keyed: what has the focus keeps it.
 * @param {{candidate: any, score: number}[]} ranking
 * @param {string | null} chosen
 * @param {boolean} all
 */
export function rowsOf(ranking, chosen, all) {
  const top = ranking[0]?.score ?? 1;
  return ranking
    .map((entry, index) => ({ ...entry, index, isChosen: entry.candidate.best_utc === chosen }))
    .filter(({ index, isChosen }) => all || index < FIRST_ROWS || isChosen)
    .flatMap(({ candidate, score, index, isChosen }) => {
      const row = rowOf(candidate, { rank: index + 1, score, top, isChosen });
      return isChosen ? [row, reasonsOf(candidate)] : [row];
    });
}

function rowOf(found, { rank, score, top, isChosen }) {
  const [day, time] = dateAndTime(found.best_utc);
  const cell = (className, ...content) => described("td", className ? { className } : {}, ...content);
  const small = (text) => described("small", {}, text);
  const zone = found.time_zone.split("/").at(-1).replaceAll("_", " ");
  return described(
    "tr",
    { key: found.best_utc, "data-candidate": found.best_utc, className: isChosen ? "is-chosen" : "", "aria-current": String(isChosen) },
    cell("rank", String(rank)),
    cell("", described("button", { type: "button", className: "jump-to" }, day)),
    cell("number", time),
    cell("", found.local_time?.slice(11, 16) ?? "–", small(zone)),
    cell("", place(found.latitude_deg, found.longitude_deg), small(`near ${found.nearest_city}`)),
    cell("number", `${found.altitude_km.toFixed(1)} km`, small(`${(found.altitude_km / KM_PER_MILE).toFixed(1)} mi`)),
    cell("number", `${found.closest_km.toFixed(0)} km`),
    cell("number", clock(found.solar_time_h)),
    cell("score", described("span", { className: "bar", style: { width: `${(100 * score) / top}%` } }), percent(score)),
  );
}

// Why this one: each clue's say, with how many times likelier than the average candidate it makes it.
function reasonsOf(found) {
  const items = found.reasons.map((reason) =>
    described(
      "li",
      { className: `is-${reason.side}` },
      described("span", { className: "sign", "aria-label": SIDE[reason.side] }, SIGN[reason.side]),
      described("span", {}, reason.text),
      described("b", { title: "times as likely as the average candidate" }, `×${shortFactor(reason.factor)}`),
    ),
  );
  const pass = `In reach from ${found.start_utc.slice(11, 19)} to ${found.stop_utc.slice(11, 19)} UTC.`;
  const list = described("ul", { "aria-label": `For and against ${found.best_utc}` }, ...items);
  return described("tr", { key: "reasons", className: "reasons" }, described("td", { colSpan: COLUMNS }, list, described("p", { className: "soft" }, pass)));
}

const shortFactor = (factor) => (factor >= 10 ? factor.toFixed(0) : factor.toPrecision(2));

/** How many passes a clue left. @param {{words: string, passes: number}} clue */
export const clueItem = ({ words, passes }) => described("li", {}, described("b", {}, String(passes)), described("span", {}, words));

/** @param {{best_utc: string, text: string}} miss */
export const missItem = ({ best_utc: iso, text }) =>
  described("li", {}, described("time", {}, iso.replace("T", " ").replace("Z", "")), ` ${text}`);

/**
 * What was found, in a sentence; where nothing printed tells the likeliest passes apart, which these are.
 * @param {any} answer
 * @param {{candidate: any, score: number}} best
 * @param {boolean} asAnswered whether the clues weigh as they did for the answer, so that its words on ties hold
 */
export function statusOf(answer, best, asAnswered) {
  const [day, time] = dateAndTime(best.candidate.best_utc);
  const listed = answer.candidates.length;
  const cut = listed < answer.total ? `; the best ${listed} are listed` : "";
  const fit = answer.total === 1 ? `1 pass near ${answer.place} fits` : `${answer.total} passes near ${answer.place} fit${cut}`;
  const note = answer.place_note ? ` ${answer.place_note}` : "";
  const likeliest = asAnswered && answer.tie.length ? answer.verdict : `The likeliest: ${day}, ${time} UTC, ${percent(best.score)}.`;
  return `${fit}. ${likeliest}${note}`;
}
