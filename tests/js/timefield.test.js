import assert from "node:assert/strict";
import test from "node:test";
import { readField } from "../../assets/app/timeline/timefield.js";
import { localTime, utcText } from "../../assets/app/lib/text.js";

/** @type {[number, number]} */
const limits = [Date.parse("2024-09-01T10:50:10.144Z"), Date.parse("2026-10-23T19:42:49.140Z")];
const now = Date.parse("2026-10-01T12:00:00Z");

test("every time that the page prints is read back, wherever in the archive it stands", () => {
  for (let i = 0; i < 400; i += 1) {
    const ms = Math.floor((limits[0] + (i / 400) * (limits[1] - limits[0])) / 1000) * 1000 + 1000;
    assert.deepEqual(readField(utcText(ms), ms, limits, now), { ms });
    assert.deepEqual(readField(utcText(ms, "field"), 0, limits, now), { ms });
    const minute = Math.floor(ms / 60e3) * 60e3;
    if (minute >= limits[0]) assert.deepEqual(readField(utcText(ms, "minute"), 0, limits, now), { ms: minute });
    for (const [name, ahead] of [["India", 5.5 * 3600e3], ["Pakistan", 5 * 3600e3]]) {
      const { clock, day } = localTime(ms, ahead);
      assert.deepEqual(readField(`${clock} ${name}${day && ` (${day})`}`, ms, limits, now), { ms }, `${clock} ${name} ${day}`);
    }
  }
});

test("what can't be read is said with what was typed and what is wrong with it", () => {
  const said = (text) => readField(text, now, limits, now).problem;
  assert.match(said("2026-04-31 10:00"), /^“2026-04-31 10:00” names a day that does not exist: April 2026 has 30 days\. Type /);
  assert.match(said("next tuesday"), /^“next tuesday” is not a time\. Type a UTC time such as/);
  assert.match(said("1999-01-01"), /^“1999-01-01”: there are no element sets for 1 Jan 1999, 00:00 UTC\. The archive spans 1 Sep 2024 to 23 Oct 2026\.$/);
  assert.ok(said("x".repeat(5000)).length < 250);
});

test("the examples that a refusal gives are read", () => {
  const { problem } = readField("?", now, limits, now);
  for (const example of problem.split("such as ")[1].replace(/\.$/, "").split(/, | or /)) {
    assert.ok("ms" in readField(example, now, limits, now), example);
  }
});
