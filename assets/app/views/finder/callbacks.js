// The finder's callbacks, by their names in dashboard/web/views/finder/callbacks.py, which says how they hang together.
//
// Each gets what its inputs and states hold, and returns what its outputs shall hold.

import { isLeaving, leave, same, setProps, triggers } from "../../lib/clientside.js";
import { sentenceOf, wordsOf } from "../../lib/trouble.js";
import { chartOf, pickedOf } from "./chart.js";
import { FIELDS, cluesOf, fieldOf, hiddenWays, questionOf, valuesOf } from "./form.js";
import { formatWeights, parseWeights, ranked } from "./rank.js";
import { FIRST_ROWS, rowsOf, chosenAt, clueItem, missItem, statusOf } from "./table.js";

const MOST_WEIGHT = 3;
const TITLE = "When was it taken?";
const SILENT = "The server did not answer. Check that it is still running, then try again.";
const OWN_CLUES =
  "These are the passes that fit the clues you gave, computed from the orbit and the visits. They are ranked by how well each fits what only weighs (distance, altitude, publication); a score is the probability of that pass if the photograph is from one of them.";
const since = (/** @type {string} */ iso) =>
  `The caption gives no time, so every pass since ${iso.slice(0, 10)} that fits what is certain is computed from the orbit and the visits. They are ranked by how well each fits what is only said or suspected; a score is the probability of that pass if the photograph is from one of them.`;
const NOTHING = { candidates: [], total: 0, near_misses: [], clues: [], weights: [], chart: null };

/**
 * @param {object} given
 * @param {string} given.photo its id
 * @param {import("../../core/link.js").Link} given.link
 * @param {import("../../core/history.js").Step} given.step
 * @param {() => string[]} given.clues the weights' names, in their order on the page
 * @param {(iso: string) => void} given.jump
 */
export function finderCallbacks({ photo, link, step, clues, jump }) {
  let turn = 0; // answers to earlier questions are not shown
  const linkedWeights = () => parseWeights(link.get("weights"), MOST_WEIGHT);
  const weighted = () => formatWeights(linkedWeights());
  const rankedBy = (/** @type {any} */ answer, /** @type {any} */ weights) => ranked(answer.candidates, weights ?? linkedWeights(), answer);

  const address = (/** @type {string | null} */ own) =>
    own
      ? // Of many passes the answer has the best only: which these are depends on the weights.
        `/api/v1/find?${questionOf(own)}&chart=true${weighted() && `&weights=${weighted()}`}`
      : `/api/v1/photos/${photo}/candidates?chart=true`;

  // What `answer` puts out: the answer, why there is none, and each field's complaint.
  function put(answer, trouble = "", complaint = { field: "", message: "" }) {
    const invalid = FIELDS.map((name) => (name === complaint.field ? complaint.message : ""));
    return [answer, trouble, !trouble, ...invalid, ...invalid];
  }

  /**
   * @param {string | null} own the clues of a link, or none for the photograph
   * @param {string} way
   * @param {() => void} found
   */
  async function ask(own, way, found) {
    const mine = ++turn;
    const asked = own ? weighted() : "";
    if (own) setProps("find-go", { disabled: true, children: "Searching …" });
    try {
      const response = await fetch(address(own));
      const answer = response.ok ? await response.json() : null;
      const problem = response.ok ? null : await response.clone().json().catch(() => null);
      if (mine !== turn) return leave();
      if (answer) {
        found();
        return put({ ...answer, own, weighed: asked });
      }
      if (own) return put(same(), "", complaintOf(problem?.error ?? { parameter: "", message: SILENT }, way));
      // The same question gets the same refusal: the archive has no sets for the photograph's time.
      if (response.status < 500 && problem) return put({ ...NOTHING, own, refused: problem.error.message });
      return put(same(), await sentenceOf(response));
    } catch (problem) {
      if (isLeaving(problem) || mine !== turn) return leave();
      return own ? put(same(), "", complaintOf({ parameter: "", message: SILENT }, way)) : put(same(), wordsOf(problem));
    } finally {
      if (mine === turn) setProps("find-go", { disabled: false, children: "Find" });
    }
  }

  function complaintOf({ parameter, message }, way) {
    const field = fieldOf(parameter, way);
    /** @type {HTMLElement} */ (document.querySelector(`input#find-${field}, select#find-${field}, #find-${field} input`)).focus();
    return { field, message };
  }

  return {
    restored(own, weights) {
      const from = triggers();
      const fields = from.includes("finder-link") && own?.clues ? valuesOf(own.clues) : FIELDS.map(() => undefined);
      const wanted = from.includes("finder-linked-weights") ? parseWeights(weights.text, MOST_WEIGHT) : {};
      const sliders = clues().flatMap((clue) => {
        if (from.includes("weights-no-evidence")) return clue === "evidence" ? ["0", "0"] : [same(), same()];
        if (from.includes("weights-reset")) return ["1", "1"];
        return from.includes("finder-linked-weights") ? Array(2).fill(String(wanted[clue] ?? 1)) : [same(), same()];
      });
      return [...fields.map((value) => value ?? same()), ...sliders];
    },

    ways: hiddenWays,

    asked: (_, ...values) => ({ clues: cluesOf(values) }),

    answer(linked, asked, back, again, way) {
      const [from] = triggers();
      const remember = (/** @type {string | null} */ own) => step(() => link.set("find", own, { quiet: true }));
      const found = () => {
        remember(asked.clues);
        document.getElementById("finder-title").scrollIntoView({ block: "nearest" });
      };
      if (from === "finder-asked") return ask(asked.clues, way, found);
      if (from === "find-back") remember(null);
      else if (!linked) return leave();
      const own = link.get("find");
      return ask(own, own ? valuesOf(own)[0] : way, () => {});
    },

    // The last question with other weights; where it isn't answered the list stays as it is.
    async again(_, answer) {
      if (!answer || answer.candidates.length === answer.total) return leave();
      const mine = ++turn;
      const weighed = answer.own ? weighted() : "";
      const response = await fetch(address(answer.own)).catch(() => null);
      const next = response?.ok ? await response.json() : null;
      return next && mine === turn ? { ...next, own: answer.own, weighed } : same();
    },

    facts(answer) {
      const offered = (/** @type {string} */ clue) => answer.weights.find((one) => one.clue === clue)?.given ?? false;
      return [
        answer.own ? `Passes near ${answer.place}` : TITLE,
        answer.own ? OWN_CLUES : answer.refused ? "" : since(answer.start_utc),
        answer.clues.map(clueItem),
        answer.near_misses.map(missItem),
        `Near misses (${answer.near_misses.length}): passes that fail one condition, and narrowly`,
        // Clues a search has no say of are not offered.
        ...clues().map((clue) => !offered(clue)),
        !offered("evidence"),
      ];
    },

    weighed(...values) {
      const weights = Object.fromEntries(clues().map((clue, i) => [clue, Number(values[i])]));
      link.set("weights", formatWeights(weights) || null, { quiet: true });
      const numbers = values.map((value) => Number(Number(value).toFixed(1)));
      return [
        weights,
        ...numbers.map((value) => (value === 0 ? "off" : `×${value}`)),
        ...numbers.map((value) => (value === 0 ? "not counted" : `weighs ${value}`)),
      ];
    },

    settled: (...values) => Object.fromEntries(clues().map((clue, i) => [clue, Number(values[i])])),

    status(answer, weights) {
      if (!answer) return leave();
      return answer.refused ?? statusOf(answer, rankedBy(answer, weights)[0], formatWeights(weights ?? linkedWeights()) === answer.weighed);
    },

    all: (_, answer, all) => (triggers().includes("finder-answer") || !answer ? false : !all),

    table(answer, weights, moment, all) {
      if (!answer) return leave();
      const ranking = rankedBy(answer, weights);
      return [
        rowsOf(ranking, chosenAt(answer.candidates, moment?.ms ?? null), all),
        all ? `Show the first ${FIRST_ROWS} only` : `Show all ${ranking.length}`,
        ranking.length <= FIRST_ROWS,
      ];
    },

    chart(answer, weights, moment) {
      if (!answer?.chart) return leave();
      return chartOf(answer.chart, rankedBy(answer, weights), moment?.ms ?? null);
    },

    picked(clicked) {
      const iso = pickedOf(clicked);
      if (iso) jump(iso);
      return iso;
    },
  };
}
