// The buttons around the timeline: play, speed, previous and next, a time to type, back to the photo.

import { readTyped } from "../lib/times.js";

const byId = (id) => document.getElementById(id);
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

export function createTransport(app, marks) {
  const { clock: moment, link } = app;
  const play = byId("play");
  const field = byId("time-field");
  const error = byId("time-error");
  const speeds = byId("speed");

  const speed = () => Number(link.get("speed"));
  const toggle = () => (moment.speed() ? moment.pause() : moment.play(speed()));
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
    if (!pass) return app.notice(`No ${direction > 0 ? "later" : "earlier"} pass over ${marks.regionName} in the archive.`);
    return moment.set(pass.bestMs);
  }

  function jumpEvent(direction) {
    const event = marks.neighbour(marks.events, "ms", moment.get(), direction);
    if (!event) return app.notice(`No ${direction > 0 ? "later" : "earlier"} arrival or departure is known.`);
    app.announce(event.sentence);
    app.flash(event.sentence);
    return moment.set(event.ms);
  }

  const photo = () => moment.set(app.photoMs());
  const jumps = {
    "previous-pass": () => jumpPass(-1),
    "next-pass": () => jumpPass(1),
    "previous-event": () => jumpEvent(-1),
    "next-event": () => jumpEvent(1),
    "back-to-photo": photo,
  };
  for (const [id, action] of Object.entries(jumps)) byId(id).addEventListener("click", action);

  const hotkeys = {
    " ": toggle, "[": jumps["previous-pass"], "]": jumps["next-pass"],
    ",": jumps["previous-event"], ".": jumps["next-event"], p: photo,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === " " && event.target.closest("button, a, summary, [role=tab]")) return;
    const action = hotkeys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  field.form?.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") field.blur();
    if (event.key !== "Enter") return;
    event.preventDefault();
    const problem = go(field.value);
    error.textContent = problem;
    error.hidden = !problem;
    field.setAttribute("aria-invalid", String(Boolean(problem)));
    if (!problem) field.blur();
  });

  function go(text) {
    const [first, last] = moment.limits();
    let ms;
    try {
      ms = readTyped(text, moment.get(), Date.now());
    } catch (problem) {
      return `“${text}” ${problem.message}. Type a UTC time such as 2026-02-19 21:36:30.`;
    }
    if (ms < first || ms > last) {
      return `There are no element sets for ${app.utcText(ms, "minute")}. The archive spans ${app.utcText(first, "day")} to ${app.utcText(last, "day")}.`;
    }
    moment.set(ms);
    return "";
  }

  moment.onFrame((ms) => {
    if (document.activeElement !== field) field.value = app.utcText(ms, "field");
  });
  field.addEventListener("blur", () => {
    error.hidden = true;
    field.removeAttribute("aria-invalid");
    field.value = app.utcText(moment.get(), "field");
  });
}
