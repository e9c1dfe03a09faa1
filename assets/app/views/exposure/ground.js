// The camera's frame on the ground, for the map: worked out here from the station's state, so that it moves with the
// moment without asking the server. The same geometry as dashboard/exposure; a test holds the two together.

import { BIAS_DEG, settingsOf } from "./settings.js";
import { texts } from "../../map/texts.js";
import { geodetic } from "../../orbit/geodesy.js";

const RAD = Math.PI / 180;
const SENSOR_MM = [35.9, 24];
const SHAPE = [1280, 854]; // of the frame
const EQUATOR_KM = 6378.137;
const STRETCH = 1 / (1 - 1 / 298.257223563); // of the polar axis: makes the Earth a sphere
const EARTH_RATE = 7.292115146706979e-5; // rad/s
const PER_SIDE = 24;
const TRACK_STEP_S = 15;

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const times = (a, s) => [a[0] * s, a[1] * s, a[2] * s];
const plus = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const unit = (a) => times(a, 1 / Math.hypot(...a));
// Vector in other axes, given as rows; and back.
const into = (axes, v) => axes.map((axis) => dot(axis, v));
const outOf = (axes, v) => axes.reduce((sum, axis, i) => plus(sum, times(axis, v[i])), [0, 0, 0]);

// Rows forward, starboard, down of a station that keeps one side to the Earth, along Earth-fixed axes.
function lvlh({ position: r, velocity: v }) {
  const inertial = [v[0] - EARTH_RATE * r[1], v[1] + EARTH_RATE * r[0], v[2]];
  const down = times(unit(r), -1);
  const starboard = times(unit(cross(r, inertial)), -1);
  return [cross(starboard, down), starboard, down];
}

// The station's own axes: LVLH turned by yaw, pitch and roll.
function bodyAxes(state, flight) {
  const [yaw, pitch, roll] = BIAS_DEG.map((angle, i) => (angle + (i === 0 && flight === "backwards" ? 180 : 0)) * RAD);
  const turnZ = [[Math.cos(yaw), Math.sin(yaw), 0], [-Math.sin(yaw), Math.cos(yaw), 0], [0, 0, 1]];
  const turnY = [[Math.cos(pitch), 0, -Math.sin(pitch)], [0, 1, 0], [Math.sin(pitch), 0, Math.cos(pitch)]];
  const turnX = [[1, 0, 0], [0, Math.cos(roll), Math.sin(roll)], [0, -Math.sin(roll), Math.cos(roll)]];
  let axes = lvlh(state);
  for (const turn of [turnZ, turnY, turnX]) axes = turn.map((row) => outOf(axes, row));
  return axes;
}

// Rows right, down, ahead of the camera in the station's axes.
function cameraAxes({ azimuth_deg, elevation_deg, roll_deg }) {
  const [az, el, roll] = [azimuth_deg, elevation_deg, roll_deg].map((angle) => angle * RAD);
  const ahead = [Math.cos(el) * Math.cos(az), Math.cos(el) * Math.sin(az), -Math.sin(el)];
  const right = [-Math.sin(az), Math.cos(az), 0];
  const up = [-Math.sin(el) * Math.cos(az), -Math.sin(el) * Math.sin(az), -Math.cos(el)];
  const turnedRight = plus(times(right, Math.cos(roll)), times(up, -Math.sin(roll)));
  const turnedUp = plus(times(up, Math.cos(roll)), times(right, Math.sin(roll)));
  return [turnedRight, times(turnedUp, -1), ahead];
}

// Directions once around the frame's edge, along the camera's axes.
function edgeRays({ lens, lens_mm }) {
  const focal = lens_mm * Math.max(SHAPE[0] / SENSOR_MM[0], SHAPE[1] / SENSOR_MM[1]);
  const rays = [];
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1]];
  corners.forEach(([x0, y0], side) => {
    const [x1, y1] = corners[(side + 1) % 4];
    for (let i = 0; i < PER_SIDE; i += 1) {
      const s = i / PER_SIDE;
      const x = (x0 + (x1 - x0) * s - 0.5) * SHAPE[0];
      const y = (y0 + (y1 - y0) * s - 0.5) * SHAPE[1];
      const radius = Math.hypot(x, y) / focal;
      const angle = lens === "fisheye" ? Math.min(radius, Math.PI) : Math.atan(radius);
      rays.push([(x / focal / radius) * Math.sin(angle), (y / focal / radius) * Math.sin(angle), Math.cos(angle)]);
    }
  });
  return rays;
}

// Where a line of sight meets the ground, null if it misses.
function groundOf(position, ray) {
  const [r, d] = [position, ray].map(([x, y, z]) => [x, y, z * STRETCH]);
  const [a, b, c] = [dot(d, d), dot(d, r), dot(r, r) - EQUATOR_KM ** 2];
  const inside = b * b - a * c;
  if (inside < 0 || b >= 0) return null;
  return plus(position, times(ray, (-b - Math.sqrt(inside)) / a));
}

// A line that misses is lowered, in its upright plane, until it touches the limb.
function lowered(position, ray) {
  const down = times(unit(position), -1);
  const aside = unit(plus(ray, times(down, -dot(ray, down))));
  let [miss, hit] = [Math.acos(Math.max(-1, Math.min(1, dot(ray, down)))), 0];
  for (let i = 0; i < 20; i += 1) {
    const middle = (miss + hit) / 2;
    const trial = plus(times(down, Math.cos(middle)), times(aside, Math.sin(middle)));
    if (groundOf(position, trial)) hit = middle;
    else miss = middle;
  }
  return plus(times(down, Math.cos(hit)), times(aside, Math.sin(hit)));
}

// Outline of the ground in the frame as [lon, lat], closed; empty when the frame shows none. Where the frame's edge
// shows sky the outline follows the limb below it.
function outline(state, values, rays) {
  const body = bodyAxes(state, values.flight);
  const camera = cameraAxes(values);
  const directions = rays.map((ray) => outOf(body, outOf(camera, ray)));
  const hits = directions.map((ray) => groundOf(state.position, ray));
  if (hits.every((hit) => !hit) && !showsEarth(state, camera, body, values)) return [];
  const places = hits.map((hit, i) => hit ?? groundOf(state.position, lowered(state.position, directions[i])));
  const ring = places.map((place) => {
    const { lat, lon } = geodetic(place);
    return [lon, lat];
  });
  return [...ring, ring[0]];
}

// A frame whose whole edge is sky can still hold the whole Earth: then it holds what is straight below.
function showsEarth(state, camera, body, values) {
  const nadir = into(camera, into(body, times(unit(state.position), -1)));
  return values.lens === "fisheye" ? nadir[2] > 0 : false;
}

// What the camera of the exposure sees of the ground at its beginning and end, and the track it streaks.
/** @param {(ms: number) => any} stateAt @param {any} values the camera's settings @param {number} ms */
export function fieldOnGround(stateAt, values, ms) {
  const endMs = ms + values.exposure_s * 1000;
  const [first, last] = [stateAt(ms), stateAt(endMs)];
  if (!first || !last) return null;
  const rays = edgeRays(values);
  const steps = Math.max(1, Math.ceil(values.exposure_s / TRACK_STEP_S));
  const track = [];
  for (let i = 0; i <= steps; i += 1) {
    const state = stateAt(ms + ((endMs - ms) * i) / steps);
    if (state) track.push([state.lon, state.lat]);
  }
  return { start: outline(first, values, rays), end: outline(last, values, rays), track };
}

// `room` is what keeps texts apart; what stands there already is kept clear of.
export function drawField(context, view, field, name, room) {
  if (!field) return;
  const line = (coordinates) => view.path({ type: "LineString", coordinates });
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = "rgba(255, 207, 135, .28)";
  context.lineWidth = 5;
  context.stroke(line(field.track));
  for (const [ring, alpha, dash] of [[field.end, 0.4, [3, 5]], [field.start, 0.85, []]]) {
    if (!ring.length) continue;
    context.setLineDash(dash);
    context.strokeStyle = `rgba(255, 207, 135, ${alpha})`;
    context.lineWidth = 1.3;
    context.stroke(line(ring));
  }
  context.setLineDash([]);
  if (field.start.length) {
    context.fillStyle = "rgba(255, 207, 135, .055)";
    context.fill(view.path({ type: "Polygon", coordinates: [field.start] }));
    nameField(context, view, field.start, name, room);
  }
}

// Named below its lowest corner on the map: whose outline this is can't be guessed.
function nameField(context, view, ring, name, room) {
  const corners = ring
    .filter(([lon, lat]) => view.visible(lon, lat))
    .map((place) => view.project(place))
    .filter(([x, y]) => view.inFrame(x, y, -20));
  if (!corners.length) return;
  const [x, y] = corners.reduce((lowest, corner) => (corner[1] > lowest[1] ? corner : lowest));
  const [width, height] = texts.measure(name, "camera");
  // From the corner to the right, or as far as the frame of the map lets it; else beside or above.
  const left = Math.min(x, view.frame.x + view.frame.width - width - 8);
  const lowest = view.frame.y + view.frame.height - height - 44 * texts.rem();
  const box = room.place(width, height, [
    [left, Math.min(y + 6, lowest)], [left - width / 2, Math.min(y + 6, lowest)], [x - width - 6, y - height - 4], [left, y - height - 14],
  ]);
  if (box) texts.draw(context, name, "camera", box[0], box[1]);
}

/**
 * The map's layer "camera".
 * @param {object} given
 * @param {Record<string, any>} given.presets of the camera
 * @param {import("../../core/link.js").Link} given.link
 * @param {import("../../orbit/orbit.js").Orbit} given.orbit
 */
export function createCameraLayer({ presets, link, orbit }) {
  let cache = { key: null, field: null };
  const draw = (context, view, ms, room) => {
    const now = settingsOf(presets, link);
    // `about` tells whether the exact track is there yet: the field moves by a hair when it comes.
    const key = `${ms}|${Boolean(orbit.about(ms))}|${JSON.stringify(now)}`;
    if (cache.key !== key) cache = { key, field: fieldOnGround(orbit.stateAt, now, ms) };
    // How the photograph was aimed is our inference; how somebody sets the camera is not.
    const inferred = link.get("ex_preset") === "photo" ? ", inferred" : "";
    drawField(context, view, cache.field, `the camera’s frame${inferred}`, room);
  };
  const outlines = () => [
    ["What the recreated exposure shows as it begins", cache.field?.start ?? []],
    ["What it shows as it ends", cache.field?.end ?? []],
  ].map(([words, points]) => ({ title: "The camera’s frame", words, points }));
  return { draw, outlines };
}
