// The two views of the station: its geometry (dashboard/station/geometry.toml, which comes with the page)
// seen from starboard and from the Earth, and where the drawing's words stand. Page metres: x forward; y of
// the page down, that is towards the Earth from the side, and port from below.

import { circle, mirrored } from "../../station/outlines.js";

/** @typedef {[number, number, number]} Point metres: forward, starboard, to the Earth, from Unity's centre */
/** @typedef {{ name: string, start: Point, away: string, profile: [number, number][] }} Module */
/** @typedef {{ id: string, at: Point, away: string }} Port */
/** @typedef {[number, number | null][]} Stands stretches in which a part stood there, ms since 1970; the last may go on */
/** @typedef {{ modules: (Module & { stands: Stands })[], ports: Port[], truss: Record<string, Stands>,
 *    arm: { rest: Point[], holding: Point[], stands: Stands } }} Geometry */

const TURN = {
  side: { forward: 0, nadir: 90, aft: 180, zenith: -90 },
  below: { forward: 0, port: 90, aft: 180, starboard: -90 },
};
/** @type {Record<"side" | "below", (point: Point) => [number, number]>} */
const SEEN = { side: ([x, , z]) => [x, z], below: ([x, y]) => [x, -y || 0] };

// Names of modules that each view shows, far ones first, and where they stand; none where there is no room.
const NAMES = {
  side: {
    Zvezda: [-26.4, 0], Zarya: [-11.5, 0], "PMA-1": null, Unity: [0, 0], Destiny: [6.95, 0], Harmony: [14.85, 0], "PMA-2": null, "PMA-3": null,
    Poisk: [-18.5, -3.3], Pirs: [-18.5, 3.9], Nauka: [-18.5, 7.4], Prichal: [-18.5, 16.7], Rassvet: [-6, 5],
    Leonardo: [0, 5.6],
  },
  below: {
    Zvezda: [-26.4, 0], Zarya: [-11.5, 0], "PMA-1": null, Unity: [0, 0], Destiny: [6.95, 0], Harmony: [14.85, 0], "PMA-2": null, "PMA-3": null,
    Columbus: [15, -6], Kibo: [15, 8.5], Quest: [0, -5.2], Tranquility: [0, 4.2], Leonardo: [6.2, 6.6], Nauka: null, Pirs: null,
    Rassvet: null, Cupola: null,
  },
};

const WORDS = {
  side: {
    id: "side",
    title: "From the side",
    about: "Seen from starboard: flight to the right, the Earth below.",
    box: [-40.6, -15.5, 72.1, 46],
    back: [
      { part: "z1", d: "M-1.3 -2.2H1.3V-5H-1.3Z" },
      { part: "beam", name: "Truss", d: "M3.4 -3.4H7.9V-7.6H3.4ZM3.4 -7.6L7.9 -3.4M3.4 -3.4L7.9 -7.6", at: [1.6, -6.4] },
      { part: "beam", d: "M4.7 -3.4V-2.1H6.6V-3.4Z" },
    ],
    labels: {
      "harmony-forward": [24.9, -4.4, "middle"],
      "harmony-zenith": [17.9, -10.6, "start"],
      "harmony-nadir": [18, 11.2, "start"],
      "unity-nadir": [0.6, 12.2, "middle"],
      "zvezda-aft": [-39.6, -7.4, "start"],
      "poisk-zenith": [-24.8, -12.4, "end"],
      "rassvet-nadir": [-6, 17.7, "middle"],
      "prichal-nadir": [-12.4, 25.6, "start"],
      canadarm2: [9, 21.4, "middle"],
      "pma-2-unity-forward": [13, -11.4, "start"],
      "pma-2-destiny-forward": [21.4, -11.4, "start"],
      "pma-2-harmony-forward": [30.8, -13.2, "end"],
      "pma-3-unity-nadir": [2, 13.6, "start"],
      "harmony-zenith-cbm": [12.2, -10.6, "end"],
      "zarya-nadir": [-6, 12.2, "middle"],
      "zvezda-nadir": [-18.5, 11.4, "middle"],
      "zvezda-zenith": [-24.8, -8, "end"],
      "pirs-nadir": [-18.5, 16.4, "middle"],
      "nauka-nadir": [-12.4, 23.4, "start"],
    },
    armNames: { rest: [11, 12.7, "end"], holding: [8, 9.7, "end"] },
    hints: [
      { text: "flight →", at: [30.8, 28.7], anchor: "end" },
      { text: "↓ to the Earth", at: [25.6, 28.7], anchor: "end" },
    ],
  },
  below: {
    id: "below",
    title: "From below",
    about: "Seen from the Earth: flight to the right, starboard up. Ships on ports that face away are dashed.",
    box: [-40.6, -15, 72.1, 31.5],
    back: [{ part: "beam", name: "Truss", d: "M3.4 -15V16.5H7.9V-15ZM3.4 -13L7.9 -8.5M7.9 -13L3.4 -8.5M3.4 -8L7.9 -3.5M7.9 -8L3.4 -3.5M3.4 3.5L7.9 8M7.9 3.5L3.4 8M3.4 8.5L7.9 13M7.9 8.5L3.4 13", at: [5.65, 14.6] }],
    labels: {
      "harmony-forward": [24.9, -4.4, "middle"],
      "harmony-zenith": [21.4, 9.6, "start"],
      "harmony-nadir": [21.4, -11.4, "start"],
      "unity-nadir": [-3, -9.4, "end"],
      "zvezda-aft": [-39.6, -7.6, "start"],
      "poisk-zenith": [-21.5, 8.6, "end"],
      "rassvet-nadir": [-6.5, 9.6, "middle"],
      "prichal-nadir": [-19.5, -7.6, "middle"],
      canadarm2: [9.4, -13.2, "start"],
      "pma-2-unity-forward": [12.4, -12.6, "start"],
      "pma-2-destiny-forward": [21, -12.6, "start"],
      "pma-2-harmony-forward": [30.8, -13.4, "end"],
      "pma-3-unity-nadir": [-3, -9.4, "end"],
      "harmony-zenith-cbm": [21.4, 9.6, "start"],
      "zarya-nadir": [-6.5, 9.6, "middle"],
      "zvezda-nadir": [-19.5, -7.6, "middle"],
      "zvezda-zenith": [-21.5, 8.6, "end"],
      "pirs-nadir": [-19.5, -7.6, "middle"],
      "nauka-nadir": [-19.5, -7.6, "middle"],
    },
    armNames: { rest: [7.3, 3.6, "end"], holding: [7.6, 3.6, "end"] },
    hints: [{ text: "starboard ↑", at: [30.8, 14.4], anchor: "end" }],
  },
};

/**
 * The silhouette of a body of revolution in a view, as a path.
 * @param {Module} module
 * @param {"side" | "below"} view
 * @returns {string}
 */
export function silhouette({ start, away, profile }, view) {
  const [x, y] = SEEN[view](start);
  const turn = TURN[view][away];
  if (turn === undefined) return circle(x, y, Math.max(...profile.map(([, radius]) => radius)));
  const [c, s] = [Math.round(Math.cos((turn * Math.PI) / 180)), Math.round(Math.sin((turn * Math.PI) / 180))];
  const turned = (d, r) => `${+(x + c * d - s * r).toFixed(3)} ${+(y + s * d + c * r).toFixed(3)}`;
  const path = mirrored(profile);
  return path.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, d, r) => turned(Number(d), Number(r)));
}

/**
 * Whether a place of a module is drawn in a view: what stands behind the axis is not.
 * @param {Module} module
 * @param {"side" | "below"} view
 */
const isSeen = ({ start, away }, view) => (view === "below" ? away !== "zenith" : start[1] === 0 && away !== "port" && away !== "starboard");

/**
 * Where a ship's hull begins on the page, and how it is turned there; which look at us, which away.
 * @param {Port} port
 * @param {"side" | "below"} view
 */
function spotOf({ id, at, away }, view) {
  const spot = { at: SEEN[view](at), label: WORDS[view].labels[id] };
  const turn = TURN[view][away];
  if (turn !== undefined) return { ...spot, turn };
  return away === "zenith" ? { ...spot, turn: 45, behind: true } : { ...spot, end: true };
}

/**
 * A view ready to draw.
 * @param {Geometry} geometry
 * @param {"side" | "below"} view
 */
export function planOf(geometry, view) {
  const seen = (points) => points.map(SEEN[view]);
  return {
    ...WORDS[view],
    back: WORDS[view].back.map((part) => ({ ...part, stands: geometry.truss[part.part] })),
    // A module stands in each of its places for its time; it has its name in today's.
    modules: Object.entries(NAMES[view]).flatMap(([name, at]) =>
      geometry.modules
        .filter((one) => one.name === name && isSeen(one, view))
        .map((module, place) => ({ name, at: place ? null : at, d: silhouette(module, view), stands: module.stands })),
    ),
    ports: Object.fromEntries(geometry.ports.map((port) => [port.id, spotOf(port, view)])),
    arm: { rest: seen(geometry.arm.rest), holding: seen(geometry.arm.holding), stands: geometry.arm.stands, names: WORDS[view].armNames },
  };
}
