import assert from "node:assert/strict";
import test from "node:test";
import { portRows, sentenceOf, sumOf } from "../../assets/app/views/station/tables.js";

const since = { ms: 0, text: "then", exact: true };
const ship = (id, place) => ({ id, name: id, place, placeName: place, since, arrived: since, doubt: null });
const today = [{ id: "harmony-forward", name: "harmony-forward" }, { id: "zvezda-aft", name: "zvezda-aft" }];
const state = {
  ships: [ship("arm-held", "canadarm2"), ship("shuttle", "pma-2-destiny-forward"), ship("progress", "zvezda-aft")],
  free: [{ id: "pirs-nadir", name: "pirs-nadir", doubt: null }],
  crew: [],
  note: null,
};

test("the ports of the time are counted and listed, whether they are there today or not", () => {
  assert.match(sentenceOf(state)[0], /^2 of 3 ports taken; free: pirs-nadir\. arm-held is held by Canadarm2\./);
  const names = portRows(state, today, 1000).map((row) => JSON.stringify(row).match(/zvezda-aft|pma-2-destiny-forward|pirs-nadir|canadarm2/)?.[0]);
  assert.deepEqual(names, ["zvezda-aft", "pma-2-destiny-forward", "pirs-nadir", "canadarm2"]);
});

test("cargo is summed up over the last years, whatever earlier year has been looked at", () => {
  const from = Date.UTC(2024, 8, 1);
  const station = {
    recentFrom: from,
    visits: { a: { cargo_up_kg: 100 }, old: { cargo_up_kg: 1000, isEarlier: true } },
    changes: [{ kind: "arrival", at: 5, visit: "old" }, { kind: "arrival", at: from + 5, visit: "a" }],
  };
  assert.equal(sumOf(station, from + 10), "100 kg by 1 ship up to this moment");
  assert.equal(sumOf(station, 10), "Summed up from 2024-09 on.");
});
