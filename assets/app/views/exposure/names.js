// Names over the picture: stars, planets, constellations, cities and ships, on their very paths.

import { described } from "../../lib/described.js";

const LABEL_PX = 13; // height of a label in the frame's own pixels, at a frame 1280 wide

const path = (points, closed = false) => `M${points.map(([x, y]) => `${x} ${y}`).join("L")}${closed ? "Z" : ""}`;

function describe(kind, thing) {
  if (kind === "star") return `${thing.name}${thing.designation ? `, ${thing.designation}` : ""}, magnitude ${thing.magnitude.toFixed(1)}`;
  if (kind === "body") return `${thing.name}, magnitude ${thing.magnitude.toFixed(1)}`;
  if (kind === "city") return `${thing.name} (${thing.country_code}), ${Math.round(thing.nearest_km)} km away at its nearest`;
  if (kind === "border") return `${thing.name}, ${Math.round(thing.nearest_km)} km away at its nearest; brightness about`;
  if (kind === "ship") return `${thing.name}, ${thing.place_name}, ${Math.round(thing.distance_m)} m away`;
  return thing.name;
}

// Everything nameable, the most telling first: labels that would cover an earlier one stay hidden until asked for.
function thingsOf(frame) {
  const lines = (thing) => path(thing.track_px);
  const rings = (thing) => thing.outline_px.map((ring) => path(ring, true)).join("");
  const all = [
    ...[...frame.ships, ...frame.hardware.filter((one) => one.id !== "station")]
      .filter((ship) => ship.in_frame && ship.outline_px.length)
      .map((ship) => ({ kind: "ship", thing: ship, d: rings(ship), at: middleInFrame(ship.outline_px[0], frame) })),
    ...frame.bodies.map((body) => ({ kind: "body", thing: body, d: lines(body), at: body.label_px })),
    ...frame.stars.slice(0, 6).map((star) => ({ kind: "star", thing: star, d: lines(star), at: star.label_px })),
    ...frame.cities.map((city) => ({ kind: "city", thing: city, d: lines(city), at: city.label_px })),
    ...frame.stars.slice(6).map((star) => ({ kind: "star", thing: star, d: lines(star), at: star.label_px })),
    ...frame.borders.map((one) => ({ kind: "border", thing: one, d: one.lines_px.map((line) => path(line)).join(""), at: one.label_px })),
    ...frame.constellations.map((one) => ({
      kind: "constellation",
      thing: one,
      d: one.lines_px.map((line) => path(line)).join(""),
      at: one.label_px,
    })),
  ];
  const covers = [...frame.ships, ...frame.hardware].filter((one) => one.in_frame).flatMap((one) => one.outline_px);
  return all
    .map((one) => ({ ...one, at: one.kind === "ship" ? one.at : inSight(one, covers, frame), words: describe(one.kind, one.thing) }))
    .filter((one) => one.at);
}

// A place on the path that no ship covers, as near to its middle as there is one; null when all of it is covered.
function inSight({ at, thing }, covers, { width, height }) {
  const open = ([x, y]) => x > 0 && y > 0 && x < width && y < height && !covers.some((ring) => isInside(x, y, ring));
  if (open(at)) return at;
  const near = (thing.track_px ?? []).filter(open).map((point) => [Math.hypot(point[0] - at[0], point[1] - at[1]), point]);
  return near.sort((a, b) => a[0] - b[0])[0]?.[1] ?? null;
}

function isInside(x, y, ring) {
  let inside = false;
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
}

function middleInFrame(ring, { width, height }) {
  const inside = ring.filter(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height);
  const points = inside.length ? inside : ring;
  const sum = points.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/**
 * The drawing over the picture and the list below it, described for Dash; a thing has one number in both (`data-name`).
 * @param {any} frame the answer of /api/v1/exposure.json
 */
export function namesOf(frame) {
  const things = thingsOf(frame);
  return { drawing: drawingOf(things, frame), list: listOf(things) };
}

function drawingOf(things, frame) {
  const size = (LABEL_PX * frame.width) / 1280;
  const taken = [];
  const groups = things.map(({ kind, d, at, thing }, number) => {
    const [x, y] = placed(at, thing.name, size, frame);
    const box = [x - 4, y - size, x + thing.name.length * size * 0.55 + 4, y + 5];
    const crowded = taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
    if (!crowded) taken.push(box);
    return described(
      "g",
      { className: `name name-${kind}${crowded ? " is-crowded" : ""}`, "data-name": number },
      described("path", { className: "hit", d }),
      described("path", { className: "line", d }),
      described("text", { fontSize: size, x, y }, thing.name),
    );
  });
  // Constellations lie under the rest, ships under what shines: the nearest thing to the pointer is the thinnest.
  const order = ["ship", "constellation", "border", "city", "star", "body"];
  const sorted = order.flatMap((kind) => groups.filter((_, i) => things[i].kind === kind));
  return described("svg", { viewBox: `0 0 ${frame.width} ${frame.height}`, "aria-hidden": "true" }, ...sorted);
}

const TITLES = { ship: "Ships", body: "Moon and planets", star: "Stars", city: "Cities", border: "Lit borders", constellation: "Constellations" };

function listOf(things) {
  return Object.entries(TITLES).flatMap(([kind, title]) => {
    const items = things.flatMap((one, number) => (one.kind === kind ? [described("li", { "data-name": number }, one.words)] : []));
    if (!items.length) return [];
    // It scrolls: by keys too.
    const list = described("ul", { tabIndex: 0, "aria-label": title }, ...items);
    return [described("section", {}, described("h3", {}, `${title} (${items.length})`), list)];
  });
}

// Beside its point, and wholly inside the frame.
function placed([x, y], text, size, { width, height }) {
  const length = text.length * size * 0.55;
  const right = x + size * 0.5;
  return [Math.max(4, Math.min(width - length - 6, right)), Math.max(size + 2, Math.min(height - 6, y - size * 0.4))];
}
