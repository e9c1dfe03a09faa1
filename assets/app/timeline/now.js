// "Now": the moment follows the clock, once a second, until a hand or a jump takes it elsewhere.
//
// The clock is the visitor's own; how fresh the elements are is asked of the server, once a press.

const TICK_MS = 1000;
const SETTLE_EVERY_MS = 60_000; // what rests on the moment (address, exact track) follows once a minute

/**
 * @param {object} given
 * @param {Pick<import("../core/moment.js").Moment, "set" | "pause" | "isHeld" | "limits" | "onFrame" | "onPlay">} given.moment
 * @param {Pick<import("../lib/voice.js").Voice, "notice" | "withdraw" | "announce">} given.voice
 * @param {Pick<HTMLElement, "addEventListener" | "setAttribute">} given.button
 * @param {() => number} [given.clock] milliseconds since 1970 UTC
 * @param {() => Promise<{position: object | null, note: string}>} [given.ask]
 * @param {() => boolean} [given.isHidden] nobody looks at the page
 */
export function mountNow({ moment, voice, button, clock = () => Date.now(), ask = askServer, isHidden = () => document.hidden }) {
  /** @type {ReturnType<typeof setInterval> | null} */
  let timer = null;
  let setMs = NaN; // where it was put last: elsewhere means that somebody else has moved it
  let settledMs = -Infinity;

  const wholeSecond = () => Math.floor(clock() / 1000) * 1000;
  const isCovered = () => wholeSecond() >= moment.limits()[0] && wholeSecond() <= moment.limits()[1];

  function stop() {
    if (timer) clearInterval(timer);
    timer = null;
    button.setAttribute("aria-pressed", "false");
    voice.withdraw("now");
  }

  function tick() {
    if (isHidden() || moment.isHeld()) return;
    if (!isCovered()) {
      stop();
      return;
    }
    setMs = wholeSecond();
    const settle = setMs - settledMs >= SETTLE_EVERY_MS;
    if (settle) settledMs = setMs;
    moment.set(setMs, { settle });
  }

  // A drag, a mark, a key, a step back: whoever moves the moment has it.
  moment.onFrame((ms) => {
    if (timer && ms !== setMs) stop();
  });
  moment.onPlay((speed) => {
    if (timer && speed) stop();
  });

  async function follow() {
    moment.pause();
    const covered = isCovered();
    if (covered) {
      settledMs = -Infinity;
      timer = setInterval(tick, TICK_MS);
      button.setAttribute("aria-pressed", "true");
      tick();
    }
    try {
      const now = await ask();
      // The server has newer sets than this page was opened with.
      const text = now.position && !covered ? `${now.note} Reload the page to see it.` : now.note;
      if (covered && !timer) return; // taken elsewhere in the meantime
      voice.notice(text, { cause: "now" });
      voice.announce(text);
    } catch {
      voice.notice("The server could not be asked how fresh the station’s position is. Try again.", { cause: "now" });
    }
  }

  button.addEventListener("click", () => (timer ? stop() : follow()));
}

async function askServer() {
  const answer = await fetch("/api/v1/now");
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}
