// The moment: a gesture's end is a whole second at once, a finger's way and a wheel's turns are not cut.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { createMoment } from "../../assets/app/core/moment.js";

const FIRST = Date.parse("2026-01-04T00:00:00.4Z");
const LAST = Date.parse("2026-01-05T00:00:00.7Z");
let waiting = [];

beforeEach(() => {
  waiting = [];
  globalThis.requestAnimationFrame = (call) => waiting.push(call);
});

const moment = (at = FIRST + 3_600_000) => createMoment(at, [FIRST, LAST]);

test("a jump to a fraction of a second rests on the whole one before anything is asked", () => {
  const clock = moment();
  clock.set(Date.parse("2026-01-04T00:12:20.6Z"));
  assert.equal(new Date(clock.get()).toISOString(), "2026-01-04T00:12:21.000Z");
  clock.settle();
  assert.equal(new Date(clock.get()).toISOString(), "2026-01-04T00:12:21.000Z");
});

test("the ends of the archive are rounded inwards", () => {
  const clock = moment();
  clock.set(FIRST - 1e6);
  assert.equal(new Date(clock.get()).toISOString(), "2026-01-04T00:00:01.000Z");
  clock.set(LAST + 1e6);
  assert.equal(new Date(clock.get()).toISOString(), "2026-01-05T00:00:00.000Z");
  clock.settle();
});

test("a finger that is still down is followed exactly, and a wheel's small turns add up", () => {
  const clock = moment();
  const at = Date.parse("2026-01-04T02:00:00.25Z");
  clock.set(at, { settle: false });
  assert.equal(clock.get(), at);
  for (let turn = 0; turn < 10; turn++) clock.set(clock.get() + 100, { whole: false });
  assert.equal(clock.get(), at + 1000);
  clock.settle();
  assert.equal(clock.get() % 1000, 0);
});

test("it rests when what was asked for is drawn and answered for, and not while a finger is down or it plays", () => {
  const clock = moment();
  const drawn = () => waiting.splice(0).forEach((call) => call(0));
  assert.ok(clock.isResting());
  clock.set(FIRST + 7_200_000);
  drawn();
  assert.ok(!clock.isResting()); // the last of a burst is still waited for
  clock.settle();
  drawn();
  assert.ok(clock.isResting());
  clock.hold(true);
  assert.ok(!clock.isResting());
  clock.hold(false);
  clock.set(FIRST + 7_300_000);
  clock.set(FIRST + 7_400_000, { settle: false });
  drawn();
  assert.ok(clock.isResting());
  clock.play(60);
  assert.ok(!clock.isResting());
  clock.pause();
  drawn();
  assert.ok(clock.isResting());
});
