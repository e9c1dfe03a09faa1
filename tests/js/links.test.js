import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { createLinkState, formatLink, formatMoment } from "../../assets/app/core/link.js";
import { cases } from "./vectors.js";

const { keys } = JSON.parse(readFileSync(new URL("../vectors/links.json", import.meta.url), "utf-8"));

test("a link is written in the browser as on the server", () => {
  for (const { given, expected } of cases("links")) assert.equal(formatLink(given, keys), expected, JSON.stringify(given));
});

test("a moment is written to the second", () => {
  assert.equal(formatMoment(Date.parse("2026-02-19T21:36:30.500Z")), "2026-02-19T21:36:31Z");
});

test("what is put back is told to those who listen, and only what changed", () => {
  const initial = Object.fromEntries(keys.map((key) => [key.key, key.default]));
  const link = createLinkState(keys, initial, () => {});
  const before = link.snapshot();
  const told = [];
  for (const key of keys) link.on(key.key, (value) => told.push([key.key, value]));
  link.set("show", "station", { quiet: true });
  link.set("angle", 3, { quiet: true });
  assert.deepEqual(told, []);
  link.restore(before);
  assert.deepEqual(told, [["show", "map"], ["angle", null]]);
  assert.equal(link.query(), "");
});
