// The one instant that rules the page: milliseconds since 1970 UTC, held here and nowhere else.
//
// `set` is for the finger (every move), `settle` for the end of a gesture. Frame listeners run at most
// once per animation frame and may not ask the server for anything; settle listeners may.

/** @typedef {ReturnType<typeof createMoment>} Moment */

const SETTLE_AFTER_MS = 160; // wheel and keys come in bursts; one settle follows the last of a burst

/**
 * @param {number} initialMs
 * @param {[number, number]} limits of the archive
 */
export function createMoment(initialMs, [firstMs, lastMs]) {
  let ms = initialMs;
  let drawnMs = NaN;
  let settleTimer = 0;
  let frameAsked = false;
  let speed = 0; // seconds of the sky per second of the clock; 0 is standing still
  let lastTick = 0;
  let held = false; // a finger is down
  /** @type {((ms: number) => void)[]} */
  const frameListeners = [];
  /** @type {((ms: number) => void)[]} */
  const settleListeners = [];
  /** @type {((speed: number) => void)[]} */
  const playListeners = [];
  /** @type {(() => void)[]} */
  const restListeners = [];

  const clamp = (/** @type {number} */ value) => Math.min(lastMs, Math.max(firstMs, value));

  // Whole seconds rest better in a link; the ends of the archive are none, so there it rounds inwards.
  const wholeSecond = (value) =>
    Math.min(Math.floor(lastMs / 1000), Math.max(Math.ceil(firstMs / 1000), Math.round(value / 1000))) * 1000;

  function ask() {
    if (frameAsked) return;
    frameAsked = true;
    requestAnimationFrame(frame);
  }

  function frame(now) {
    frameAsked = false;
    if (speed && !held) {
      const step = Math.min(250, now - lastTick) * speed; // a sleeping tab doesn't leap
      ms = clamp(ms + step);
      if (ms === lastMs) pause();
    }
    lastTick = now;
    if (ms !== drawnMs) {
      drawnMs = ms;
      for (const listener of frameListeners) listener(ms);
    }
    if (speed) ask();
  }

  function settle() {
    clearTimeout(settleTimer);
    settleTimer = 0;
    if (!speed) ms = wholeSecond(ms);
    ask();
    for (const listener of settleListeners) listener(ms);
  }

  // A gesture's end is a whole second at once, so that the page and its address never name two. A wheel's many
  // small turns (`whole: false`) add up first.
  function set(/** @type {number} */ value, { settle: now = true, whole = true } = {}) {
    if (!Number.isFinite(value)) return;
    ms = now && whole && !speed ? wholeSecond(value) : clamp(value);
    ask();
    clearTimeout(settleTimer);
    settleTimer = 0;
    if (!now) return;
    settleTimer = setTimeout(settle, SETTLE_AFTER_MS);
    for (const listener of restListeners) listener();
  }

  function play(/** @type {number} */ newSpeed) {
    speed = newSpeed;
    lastTick = performance.now();
    for (const listener of playListeners) listener(speed);
    ask();
  }

  function pause() {
    if (!speed) return;
    speed = 0;
    for (const listener of playListeners) listener(0);
    settle();
  }

  return {
    get: () => ms,
    set,
    settle,
    hold(/** @type {boolean} */ value) {
      held = value;
    },
    isHeld: () => held,
    /** Nothing plays, all is drawn, the last gesture has been answered for. */
    isResting: () => !speed && !held && !frameAsked && !settleTimer,
    play,
    pause,
    speed: () => speed,
    redraw() {
      drawnMs = NaN;
      ask();
    },
    /** @returns {[number, number]} */
    limits: () => [firstMs, lastMs],
    onFrame: (/** @type {(ms: number) => void} */ listener) => frameListeners.push(listener),
    onSettle: (/** @type {(ms: number) => void} */ listener) => settleListeners.push(listener),
    /** After every move but a finger's that is still down. */
    onRest: (/** @type {() => void} */ listener) => restListeners.push(listener),
    onPlay: (/** @type {(speed: number) => void} */ listener) => playListeners.push(listener),
  };
}
