// The buttons around the timeline: play, speed, previous and next, a time to type, back to the photo.

import { createTimeField } from "./timefield.js";

const byId = (id) => document.getElementById(id);
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

export function createTransport(app, marks) {
  const { clock: moment, link } = app;
  const play = byId("play");
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

  createTimeField(app);
}
