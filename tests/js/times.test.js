import assert from "node:assert/strict";
import test from "node:test";
import { NotATime, readTime, readTyped } from "../../assets/app/lib/times.js";
import { cases } from "./vectors.js";

const iso = (ms) => new Date(Math.round(ms)).toISOString().replace(".000Z", "Z");

function outcome(read) {
  try {
    return { utc: iso(read()) };
  } catch (problem) {
    if (!(problem instanceof NotATime)) throw problem;
    return { problem: problem.message };
  }
}

test("a written time means in the browser what it means on the server", () => {
  for (const { given, expected } of [...cases("times"), ...cases("times_mutated")]) {
    assert.deepEqual(outcome(() => readTime(given)), expected, JSON.stringify(given));
  }
});

test("typed beside a moment, a clock is of its day and a day of its year", () => {
  const typed = cases("times").filter(({ beside }) => beside);
  assert.ok(typed.length > 10);
  for (const { given, beside } of typed) {
    const noon = Date.parse("2026-11-25T12:00:00Z");
    const found = outcome(() => readTyped(given, Date.parse(beside.moment), noon));
    assert.deepEqual(found, { utc: beside.utc }, JSON.stringify(given));
  }
});

test("whatever is read without a moment is read the same beside one", () => {
  for (const { given, expected, beside } of [...cases("times"), ...cases("times_mutated")]) {
    if (beside || ["has no date", "has no year"].includes(expected.problem)) continue;
    assert.deepEqual(outcome(() => readTyped(given, Date.parse("2026-02-19T21:36:08Z"), 0)), expected, given);
  }
});
