// The golden vectors that pytest reads too: tests/vectors/NAME.json.
import { readFileSync } from "node:fs";

export function cases(name) {
  const file = new URL(`../vectors/${name}.json`, import.meta.url);
  const found = JSON.parse(readFileSync(file, "utf-8")).cases;
  if (!found.length) throw new Error(`${name}.json holds no case`);
  return found;
}
