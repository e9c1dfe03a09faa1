// The station's plan in metres, origin at Unity's nadir port's place on the axis: x forward, y of the page
// down. From the side (seen from starboard) down is towards the Earth; from below, up is starboard.
// Lengths and diameters of the modules are rounded general values, good to about a metre. `small` is where a
// label stands on a phone, whose letters are larger beside the metres.

const HARMONY_X = 15;
const RASSVET_X = -7.5;
const POISK_X = -19;

// A tube along x from x1 to x2 with the given half height; with `ends`, the corners are cut.
const tube = (x1, x2, half, cut = 0.5) =>
  `M${x1} ${-half + cut}L${x1 + cut} ${-half}H${x2 - cut}L${x2} ${-half + cut}V${half - cut}L${x2 - cut} ${half}H${x1 + cut}L${x1} ${half - cut}Z`;

// The same standing upright at x, from y1 to y2.
const upright = (x, y1, y2, half, cut = 0.4) =>
  `M${x - half} ${y1 + cut}L${x - half + cut} ${y1}H${x + half - cut}L${x + half} ${y1 + cut}V${y2 - cut}L${x + half - cut} ${y2}H${x - half + cut}L${x - half} ${y2 - cut}Z`;

const disc = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

const ZVEZDA = "M-30.6 -1.6L-30.1 -2.07H-24.4L-23.3 -1.45H-20.3L-19.9 -1.15H-18.2L-17.5 -.8V.8L-18.2 1.15H-19.9L-20.3 1.45H-23.3L-24.4 2.07H-30.1L-30.6 1.6Z";
const ZARYA = "M-17.5 -1.2L-16.6 -2.05H-7.2L-6 -1.5H-5V1.5H-6L-7.2 2.05H-16.6L-17.5 1.2Z";
const PMA1 = "M-5 -1L-2.8 -.85V.85L-5 1Z";
const PMA2 = "M18.3 -1.2L20 -.85H20.7V.85H20L18.3 1.2Z";

const AXIS = [
  { name: "Zvezda", d: ZVEZDA, at: [-26.8, 0] },
  { name: "Zarya", d: ZARYA, at: [-11.5, 0] },
  { name: "", d: PMA1 },
  { name: "Unity", d: tube(-2.8, 2.7, 2.2), at: [0, 0] },
  { name: "Destiny", d: tube(2.7, 11.2, 2.15), at: [6.95, 0] },
  { name: "Harmony", d: tube(11.2, 18.3, 2.2), at: [14.75, 0] },
  { name: "", d: PMA2 },
];

const down = { turn: 90 };
const up = { turn: -90 };

export const SIDE = {
  id: "side",
  title: "From the side",
  about: "Seen from starboard: flight to the right, the Earth below.",
  box: [-40, -15.5, 71.5, 44.5],
  back: [
    { d: "M-1.3 -2.2H1.3V-5H-1.3Z" },
    { name: "Truss", d: "M3.4 -3.4H7.9V-7.6H3.4ZM3.4 -7.6L7.9 -3.4M3.4 -3.4L7.9 -7.6", at: [2.6, -5.6] },
    { d: "M4.7 -3.4V-2.1H6.6V-3.4Z" },
  ],
  modules: [
    ...AXIS,
    { name: "Poisk", d: upright(POISK_X, -5.2, -1.1, 1.25), at: [POISK_X, -3.1] },
    { name: "Nauka", d: upright(POISK_X, 1.1, 14, 2.1), at: [POISK_X, 7] },
    { name: "Prichal", d: disc(POISK_X, 15.75, 1.85), at: [POISK_X, 15.75] },
    { name: "Rassvet", d: upright(RASSVET_X, 2.05, 8.1, 1.15), at: [RASSVET_X, 5] },
    { name: "", d: `M${HARMONY_X - 1.2} -2.2L${HARMONY_X - 0.85} -4H${HARMONY_X + 0.85}L${HARMONY_X + 1.2} -2.2ZM${HARMONY_X - 0.8} -4H${HARMONY_X + 0.8}V-4.7H${HARMONY_X - 0.8}Z` },
  ],
  front: [],
  ports: {
    "harmony-forward": { at: [20.7, 0], turn: 0, label: [24.9, -4.4, "middle"] },
    "harmony-zenith": { at: [HARMONY_X, -4.7], ...up, label: [17.9, -10.6, "start"] },
    "harmony-nadir": { at: [HARMONY_X, 2.2], ...down, label: [HARMONY_X, 12.4, "middle"] },
    "unity-nadir": { at: [0, 2.2], ...down, label: [0.6, 12.2, "middle"] },
    "zvezda-aft": { at: [-30.6, 0], turn: 180, label: [-39.6, -7.4, "start"] },
    "poisk-zenith": { at: [POISK_X, -5.2], ...up, label: [-25.2, -12.4, "end"] },
    "rassvet-nadir": { at: [RASSVET_X, 8.1], ...down, label: [RASSVET_X, 17.7, "middle"] },
    "prichal-nadir": { at: [POISK_X, 17.6], ...down, label: [-12.9, 24.3, "start"], small: [POISK_X, 28, "middle"] },
    canadarm2: { at: [4.6, 14.6], ...down, label: [4.6, 25.2, "middle"] },
  },
  arm: { rest: [[5.6, -7.6], [8.4, -14.2], [11.8, -8.2]], holding: [[4.6, 2.15], [1.9, 8.8], [4.6, 14.6]], names: [[7.8, -14.3, "end"], [3.4, 9.9, "start"]] },
  hints: [
    { text: "flight →", at: [30.8, 27.2], anchor: "end" },
    { text: "↓ to the Earth", at: [30.8, 24.6], anchor: "end" },
  ],
};

const behind = { turn: 45, behind: true };

export const BELOW = {
  id: "below",
  title: "From below",
  about: "Seen from the Earth: flight to the right, starboard up. Ships on ports that face away are dashed.",
  box: [-40, -15, 71.5, 31.5],
  back: [{ name: "Truss", d: "M3.4 -15V16.5H7.9V-15ZM3.4 -13L7.9 -8.5M7.9 -13L3.4 -8.5M3.4 -8L7.9 -3.5M7.9 -8L3.4 -3.5M3.4 3.5L7.9 8M7.9 3.5L3.4 8M3.4 8.5L7.9 13M7.9 8.5L3.4 13", at: [5.65, 14.6] }],
  modules: [
    ...AXIS,
    { name: "Columbus", d: upright(HARMONY_X, -9, -2.2, 2.2), at: [HARMONY_X, -6] },
    { name: "Kibo", d: upright(HARMONY_X, 2.2, 13.4, 2.2), at: [HARMONY_X, 8.5] },
    { name: "Quest", d: upright(0, -8, -2.2, 1.5), at: [0, -5.2] },
    { name: "Tranquility", d: upright(0, 2.2, 9, 2.2), at: [0, 4.2] },
    { name: "Nauka", d: disc(POISK_X, 0, 2.1) },
  ],
  front: [{ name: "Cupola", d: `${disc(0, 7, 1.45)}${disc(0, 7, 0.7)}` }],
  ports: {
    "harmony-forward": { at: [20.7, 0], turn: 0, label: [24.9, -4.4, "middle"] },
    "harmony-zenith": { at: [HARMONY_X, 0], ...behind, label: [21.4, 9.6, "start"] },
    "harmony-nadir": { at: [HARMONY_X, 0], end: true, label: [21.4, -11.4, "start"], small: [21.4, -9.4, "start"] },
    "unity-nadir": { at: [0, 0], end: true, label: [-3, -9.4, "end"], small: [-1.5, -12.4, "middle"] },
    "zvezda-aft": { at: [-30.6, 0], turn: 180, label: [-39.6, -7.6, "start"] },
    "poisk-zenith": { at: [POISK_X, 0], ...behind, label: [POISK_X - 3, 8.6, "end"] },
    "rassvet-nadir": { at: [RASSVET_X, 0], end: true, label: [RASSVET_X - 0.5, 9.6, "middle"] },
    "prichal-nadir": { at: [POISK_X, 0], end: true, label: [POISK_X - 1, -7.6, "middle"], small: [POISK_X - 1, -11, "middle"] },
    canadarm2: { at: [5.6, 0], end: true, label: [9.4, -13.2, "start"] },
  },
  arm: { rest: [[5.6, -3], [9.2, -5.6], [11.6, -3.4]], holding: [[4.6, 1.2], [2.6, 4.4], [5.6, 0]], names: [[8.6, -5.8, "end"], [2.4, 6.2, "start"]] },
  hints: [{ text: "starboard ↑", at: [30.8, 14.4], anchor: "end" }],
};
