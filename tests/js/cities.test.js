// The city table comes in two steps; together they are the whole of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { merged, unstepped } from "../../assets/app/geo/cities.js";

const table = (...rows) => ({
  latitude: rows.map(([latitude]) => latitude),
  longitude: rows.map(([, longitude]) => longitude),
  name: rows.map(([, , name]) => name),
  country: rows.map(([, , , country]) => country),
  population: rows.map(([, , , , population]) => population),
});

test("two tables from south to north are one from south to north", () => {
  const large = table([-33.9, 151.2, "Sydney", "AU", 5e6], [31.5, 74.3, "Lahore", "PK", 1e7], [59.9, 10.7, "Oslo", "NO", 6e5]);
  const small = table([-54.8, -68.3, "Ushuaia", "AR", 6e4], [31.5, 70.1, "Tank", "PK", 4e4], [69.6, 18.9, "Tromsø", "NO", 4e4]);
  const both = merged(large, small);
  assert.deepEqual(both.latitude, [-54.8, -33.9, 31.5, 31.5, 59.9, 69.6]);
  assert.deepEqual(both.name, ["Ushuaia", "Sydney", "Lahore", "Tank", "Oslo", "Tromsø"]);
  assert.deepEqual(both.longitude, [-68.3, 151.2, 74.3, 70.1, 10.7, 18.9]);
  assert.deepEqual(both.country, ["AR", "AU", "PK", "PK", "NO", "NO"]);
  assert.deepEqual(both.population, [6e4, 5e6, 1e7, 4e4, 6e5, 4e4]);
});

test("a table and none is the table", () => {
  const one = table([1, 2, "A", "AA", 3]);
  assert.deepEqual(merged(one, table()), one);
  assert.deepEqual(merged(table(), one), one);
});

test("steps of thousandths are degrees again", () => {
  const read = unstepped({ ...table([-54811, -68316, "A", "AR", 57000], [530, -36509, "B", "GS", 0], [86114, 71, "C", "PK", 4e4]) });
  assert.deepEqual(read.latitude, [-54.811, -54.281, 31.833]);
  assert.deepEqual(read.longitude, [-68.316, -36.509, 0.071]);
  assert.deepEqual([read.name, read.population], [["A", "B", "C"], [57000, 0, 4e4]]);
});
