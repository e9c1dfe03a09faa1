import assert from "node:assert/strict";
import test from "node:test";
import { printed } from "../../assets/app/lib/keys.js";
import { spanOf } from "../../assets/app/orbit/segment.js";

const press = (key, held = "") => ({
  key,
  ctrlKey: held.includes("ctrl"),
  altKey: held.includes("alt"),
  metaKey: held.includes("meta"),
  isComposing: held.includes("composing"),
  getModifierState: (name) => name === "AltGraph" && held.includes("graph"),
});

test("a key is what it prints, whatever makes it", () => {
  for (const [key, held, expected] of [
    ["]", "", "]"], ["]", "graph", "]"], ["]", "ctrl alt", "]"], ["[", "alt", "["], ["[", "graph ctrl alt", "["],
    ["p", "", "p"], ["P", "", "p"], ["?", "", "?"], [" ", "", " "], [",", "", ","],
  ]) assert.equal(printed(press(key, held)), expected, `${held} ${key}`);
});

test("the browser's own keys, named keys and half-made letters are nobody's shortcut", () => {
  for (const [key, held] of [
    ["p", "ctrl"], ["]", "meta"], ["[", "ctrl"], ["p", "alt"], ["P", "meta"], [" ", "alt"], ["?", "ctrl"],
    ["ArrowLeft", ""], ["Dead", ""], ["Escape", ""], ["p", "composing"],
  ]) assert.equal(printed(press(key, held)), null, `${held} ${key}`);
});

test("a block of the track is asked for inside the archive, and reaches both its ends", () => {
  const step = 30e3;
  for (let k = 0; k < 500; k += 1) {
    const first = 1.7e12 + Math.floor(((k * 0.618) % 1) * 1e10) + 0.4;
    const last = first + 3e9 + Math.floor(((k * 0.7548) % 1) * 1e10);
    for (const ms of [first, last, (first + last) / 2]) {
      const { start, stop } = spanOf(Math.floor(ms / 10_800e3), [first, last]);
      assert.ok(start >= first && stop <= last && start < stop);
      assert.ok(start % 1000 === 0 && stop % 1000 === 0);
      const end = start + Math.floor((stop - start) / step) * step;
      assert.ok(ms >= start - 1000 && ms <= end + 1000, `${first} ${last} ${ms}`);
    }
  }
});
