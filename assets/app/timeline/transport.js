// The buttons around the timeline: play, speed, previous and next, a time to type, back to the photo.

import { createKeys } from "../lib/keys.js";
import { utcText } from "../lib/text.js";
import { createTimeField } from "./timefield.js";

const byId = (id) => document.getElementById(id);

/**
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../core/link.js").Link} given.link
 * @param {import("../core/history.js").Step} given.step
 * @param {import("../core/seasons.js").Season} given.season
 * @param {import("./marks.js").Marks} given.marks
 * @param {import("../lib/voice.js").Voice} given.voice
 */
export function createTransport({ moment, link, step, season, marks, voice }) {
  const play = byId("play");
  const speeds = byId("speed");

  const speed = () => Number(link.get("speed"));
  const toggle = () => {
    if (moment.speed()) moment.pause();
    else if (atEnd(moment.get()) > 0) sayEnd();
    else moment.play(speed());
  };

  // -1 at the start of the archive, 1 at its end: the moment rests on whole seconds, the ends are none.
  const atEnd = (ms) => (ms - moment.limits()[0] < 1000 ? -1 : moment.limits()[1] - ms < 1000 ? 1 : 0);

  // Why it doesn't go on; the words go when the moment leaves that end.
  function sayEnd() {
    const [first, last] = moment.limits();
    const end = atEnd(moment.get());
    if (!end) return;
    const text = end < 0 ? `Start of the archive: ${utcText(first)}.` : `End of the archive: ${utcText(last)}.`;
    voice.notice(text, { cause: "end" });
    voice.announce(text);
  }
  moment.onSettle(sayEnd);
  let lastMs = NaN;
  moment.onFrame((ms) => {
    if (ms === lastMs) return;
    lastMs = ms;
    voice.withdraw("jump");
    if (!atEnd(ms)) voice.withdraw("end");
  });
  play.addEventListener("click", toggle);
  moment.onPlay((now) => {
    play.setAttribute("aria-pressed", String(now > 0));
    play.setAttribute("aria-label", now ? "Pause" : "Play");
    document.body.classList.toggle("is-playing", now > 0);
  });
  const showSpeed = () => {
    speeds.value = link.get("speed");
  };
  speeds.addEventListener("change", () => {
    link.set("speed", speeds.value);
    if (moment.speed()) moment.play(speed());
  });
  link.on("speed", showSpeed);
  showSpeed();

  function jumpPass(direction) {
    const pass = marks.neighbour(marks.passes, "bestMs", moment.get(), direction);
    if (!pass) {
      const end = utcText(season.extent()[direction > 0 ? 1 : 0], "day");
      return voice.notice(`No ${direction > 0 ? "later" : "earlier"} pass over ${marks.regionName} ${direction > 0 ? "until" : "since"} ${end}.`, { cause: "jump" });
    }
    return moment.set(pass.bestMs);
  }

  function jumpEvent(direction) {
    const event = marks.neighbour(marks.events, "ms", moment.get(), direction);
    if (!event) return voice.notice(`No ${direction > 0 ? "later" : "earlier"} arrival or departure is known.`, { cause: "jump" });
    voice.announce(event.sentence);
    voice.flash(event.sentence);
    return moment.set(event.ms);
  }

  const photo = () => moment.set(marks.photoMs);
  const jumps = {
    "previous-pass": () => jumpPass(-1),
    "next-pass": () => jumpPass(1),
    "previous-event": () => jumpEvent(-1),
    "next-event": () => jumpEvent(1),
    "back-to-photo": photo,
  };
  for (const [id, action] of Object.entries(jumps)) byId(id).addEventListener("click", action);

  createKeys({
    " ": toggle,
    "[": jumps["previous-pass"],
    "]": jumps["next-pass"],
    ",": jumps["previous-event"],
    ".": jumps["next-event"],
    p: photo,
  });

  createTimeField({ moment, step });
}
