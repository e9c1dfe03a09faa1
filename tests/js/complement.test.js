import assert from "node:assert/strict";
import test from "node:test";
import { createComplement } from "../../assets/app/station/complement.js";
import { addressOf, createLife } from "../../assets/app/station/life.js";
import { cases } from "./vectors.js";

const told = ({ coverage, ships, free, crew }) => ({
  coverage,
  ships: ships.map((ship) => [ship.id, ship.place, ship.doubt]),
  free: free.map((port) => [port.id, port.doubt]),
  crew: crew.map((person) => [person.name, person.doubt]),
});

test("ships, free ports and people are the server's, at and between all instants of change", () => {
  for (const { given, expected } of cases("complement")) {
    const complement = createComplement(given.payload);
    given.instants_ms.forEach((ms, i) => {
      assert.deepEqual(told(complement.at(ms)), expected[i], new Date(ms).toISOString());
      const next = given.instants_ms[i + 1];
      if (next) assert.deepEqual(told(complement.at((ms + next) / 2)), expected[i], `after ${new Date(ms).toISOString()}`);
    });
  }
});

const [early, , , recent] = cases("complement").map(({ given }) => given.payload);
const MARCH_2001 = Date.UTC(2001, 2, 15);

// A page that records what it is told, and a server that answers with the payload of 2001.
function page(moment, answers = () => ({ ok: true, json: async () => structuredClone(early) })) {
  const asked = [];
  const heard = [];
  const settle = [];
  const life = createLife({
    station: structuredClone(recent),
    version: "v1",
    stationFrom: Date.UTC(1998, 10, 20),
    moment: { get: () => moment, onSettle: (act) => settle.push(act), redraw: () => heard.push("redraw") },
    voice: { notice: (words) => heard.push(words), withdraw: (cause) => heard.push(`no more ${cause}`) },
    onTraffic: () => heard.push("traffic"),
    ask: async (url) => {
      asked.push(url);
      return answers();
    },
  });
  return { life, asked, heard, settle: (ms) => Promise.all(settle.map((act) => act(ms))) };
}

test("the last years need no request, an earlier year is asked for once, when the moment rests in it", async () => {
  const { life, asked, heard, settle } = page(recent.known_from + 1e6);
  await life.opened;
  assert.equal(life.at(recent.known_from + 1e6).isWaiting, undefined);
  // Dragging through the years asks for nothing and says nothing of who was there.
  assert.deepEqual([life.at(MARCH_2001).isWaiting, life.at(MARCH_2001).ships, asked], [true, [], []]);
  assert.equal(life.at(MARCH_2001), life.at(MARCH_2001 + 1));
  await Promise.all([settle(MARCH_2001), settle(MARCH_2001 + 5)]);
  assert.deepEqual(asked, [addressOf(2001, "v1")]);
  assert.deepEqual(heard, ["traffic", "no more ships", "redraw"]);
  assert.deepEqual(told(life.at(MARCH_2001)), told(createComplement(early).at(MARCH_2001)));
  assert.ok(life.spansOf("soyuz-tm-31").length === 3 && life.placeName("zarya-nadir") === "Zarya nadir");
  await settle(MARCH_2001);
  assert.equal(asked.length, 1);
});

test("before the station there is nothing to ask for", async () => {
  const { life, asked, settle } = page(Date.UTC(1998, 5, 1));
  await settle(Date.UTC(1998, 5, 1));
  assert.deepEqual([asked, life.at(Date.UTC(1998, 5, 1)).note], [[], "The station was not there yet."]);
});

test("a year that can't be had is said so, and asked for again", async () => {
  const { life, asked, heard, settle } = page(MARCH_2001, () => ({ ok: false, status: 503 }));
  await life.opened;
  assert.match(heard[0], /^Ships and people of 2001 could not be loaded/);
  assert.equal(life.isLoading(), false);
  await settle(MARCH_2001);
  assert.equal(asked.length, 2);
});
