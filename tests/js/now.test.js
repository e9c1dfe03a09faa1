// The moment follows the clock once a second, and lets go of it as soon as somebody else takes it.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { mountNow } from "../../assets/app/timeline/now.js";

const START = Date.parse("2026-10-10T12:00:00Z");

function page({ clock = START + 400, limits = [START - 1e9, START + 90_000], answer = { position: {}, note: "fresh" } } = {}) {
  const state = { clock, held: false, hidden: false, sets: [], notes: [], pressed: "", frame: Function(), play: Function(), press: Function() };
  const moment = {
    set: (ms, { settle = true } = {}) => {
      state.sets.push([ms - START, settle]);
      state.frame(ms);
    },
    pause() {},
    isHeld: () => state.held,
    limits: () => /** @type {[number, number]} */ (limits),
    onFrame: (listener) => (state.frame = listener, 1),
    onPlay: (listener) => (state.play = listener, 1),
  };
  const voice = {
    notice: (text) => void state.notes.push(text),
    withdraw: () => void (state.notes = []),
    announce() {},
  };
  const button = /** @type {HTMLElement} */ (/** @type {unknown} */ ({
    addEventListener: (_type, listener) => (state.press = listener),
    setAttribute: (_name, value) => (state.pressed = value),
  }));
  mountNow({ moment, voice, button, clock: () => state.clock, ask: async () => answer, isHidden: () => state.hidden });
  return state;
}

function pass(state, seconds) {
  for (let second = 0; second < seconds; second++) {
    state.clock += 1000;
    mock.timers.tick(1000);
  }
}

beforeEach(() => mock.timers.enable({ apis: ["setInterval"] }));
afterEach(() => mock.timers.reset());

test("it follows once a second and settles once a minute", async () => {
  const state = page();
  await state.press();
  assert.equal(state.pressed, "true");
  assert.deepEqual(state.notes, ["fresh"]);
  pass(state, 61);
  assert.equal(state.sets.length, 62);
  assert.deepEqual(state.sets.filter(([, settle]) => settle), [[0, true], [60_000, true]]);
  assert.deepEqual(state.sets.at(-1), [61_000, false]);
  state.press();
  pass(state, 3);
  assert.equal(state.sets.length, 62);
  assert.equal(state.pressed, "false");
});

test("a hand, a hidden tab and playing have it their way", async () => {
  const state = page();
  await state.press();
  state.hidden = true;
  pass(state, 5);
  assert.equal(state.sets.length, 1);
  state.hidden = false;
  pass(state, 1);
  assert.deepEqual(state.sets.at(-1), [6000, false]);
  state.held = true;
  pass(state, 2);
  assert.equal(state.sets.length, 2);
  state.frame(START - 5e6); // the finger has moved it
  state.held = false;
  pass(state, 5);
  assert.equal(state.sets.length, 2);
  assert.equal(state.pressed, "false");
  assert.deepEqual(state.notes, []);
  await state.press();
  state.play(60);
  pass(state, 5);
  assert.equal(state.sets.length, 3);
});

test("it ends where the archive ends, and beyond it nothing moves", async () => {
  const state = page();
  await state.press();
  pass(state, 120);
  assert.deepEqual(state.sets.at(-1)[0], 90_000);
  assert.equal(state.pressed, "false");
  const late = page({ clock: START + 9e9, answer: { position: null, note: "too old" } });
  await late.press();
  pass(late, 3);
  assert.deepEqual(late.sets, []);
  assert.deepEqual(late.notes, ["too old"]);
  const renewed = page({ clock: START + 9e9, answer: { position: {}, note: "fresh" } });
  await renewed.press();
  assert.deepEqual(renewed.notes, ["fresh Reload the page to see it."]);
});
