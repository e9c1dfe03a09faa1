// Where the map is looked at: region, world and globe, zoom and centre, as Plotly wants them and as a link has
// them. Flat maps are Mercator, cut to the stage's own shape; the globe's graph is a square as wide as the
// stage's longer side, so that the globe may grow beyond the stage.

const RAD = Math.PI / 180;
const GLOBE_FILL = 0.92; // of the shorter side, at zoom 1
const COARSE_BELOW = 2.6; // zoom up to which the 14 km coast is enough: it moves five times as lightly
const MOST = { flat: 60, globe: 12 };

const stretch = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / RAD; // Mercator's, in degrees
const unstretch = (y) => (2 * Math.atan(Math.exp(y * RAD)) - Math.PI / 2) / RAD;
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// The box of longitudes and latitudes that fills a stage at zoom 1: the whole Earth, as far as it goes.
export function flatBox({ width, height }) {
  const tall = height / width;
  const lonSpan = tall <= 1 ? 360 : 360 / tall;
  return { lonSpan, topLat: unstretch(Math.min(180, (lonSpan * tall) / 2)) };
}

// Centre and zoom that fit a box into a stage.
export function fitBox({ south, west, north, east }, stage) {
  const { lonSpan } = flatBox(stage);
  const perDegree = Math.min(stage.width / (east - west), stage.height / (stretch(north) - stretch(south)));
  return {
    lat: unstretch((stretch(north) + stretch(south)) / 2),
    lon: (east + west) / 2,
    zoom: (perDegree * lonSpan) / stage.width,
  };
}

// Keeps a flat map's edges off the stage: nothing lies beyond the poles.
function keptInside(lat, zoom, stage) {
  const { lonSpan } = flatBox(stage);
  const half = (lonSpan * (stage.height / stage.width)) / 2 / zoom;
  const most = Math.max(0, 180 - half);
  return unstretch(clamp(stretch(clamp(lat, -85, 85)), -most, most));
}

export function defaultView(proj, stage, region, here) {
  if (proj === "region") return fitBox(region, stage);
  if (proj === "globe") return { lat: clamp(here?.lat ?? 20, -40, 40), lon: here?.lon ?? 72, zoom: 1 };
  return { lat: 12, lon: 60, zoom: 1 };
}

// Plotly fits the box by its outline, whose upper edge is four great circles: they rise above the parallel.
function parallelUnder(topLat, lonSpan) {
  return Math.atan(Math.tan(topLat * RAD) * Math.cos((lonSpan / 8) * RAD)) / RAD;
}

export const resolutionFor = ({ zoom }) => (zoom < COARSE_BELOW ? 110 : 50);

// A link's view as changes to Plotly's layout.
export function layoutFor(view, stage) {
  const { lat, lon } = view;
  if (view.proj === "globe") {
    const side = Math.max(stage.width, stage.height);
    const unit = (GLOBE_FILL * Math.min(stage.width, stage.height)) / side;
    return {
      width: side,
      height: side,
      "geo.resolution": resolutionFor(view),
      "geo.projection.type": "orthographic",
      "geo.projection.scale": unit * clamp(view.zoom, 0.5, MOST.globe),
      "geo.projection.minscale": unit * 0.5,
      "geo.projection.maxscale": unit * MOST.globe,
      "geo.projection.rotation.lon": lon,
      "geo.projection.rotation.lat": lat,
      "geo.center": { lon, lat },
      "geo.lonaxis.range": [lon - 90, lon + 90],
      "geo.lataxis.range": [lat - 90, lat + 90],
    };
  }
  const { lonSpan, topLat } = flatBox(stage);
  const edge = parallelUnder(topLat, lonSpan);
  const zoom = clamp(view.zoom, 1, MOST.flat);
  const kept = keptInside(lat, zoom, stage);
  return {
    width: stage.width,
    height: stage.height,
    "geo.resolution": resolutionFor(view),
    "geo.projection.type": "mercator",
    "geo.projection.scale": zoom,
    "geo.projection.minscale": 1,
    "geo.projection.maxscale": MOST.flat,
    "geo.projection.rotation.lon": lon,
    "geo.projection.rotation.lat": 0,
    "geo.center": { lon, lat: kept },
    "geo.lonaxis.range": [lon - lonSpan / 2, lon + lonSpan / 2],
    "geo.lataxis.range": [-edge, edge],
  };
}

const turn = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;

/**
 * Pixels of a flat map for a degree of longitude; the globe's radius in pixels.
 * @typedef {{proj: string, lat: number, lon: number, zoom: number}} View
 * @typedef {{width: number, height: number}} Stage
 * @typedef {[number, number]} Point pixels from the middle of the stage, right and down
 */
const perDegree = (/** @type {View} */ { zoom }, /** @type {Stage} */ stage) => (zoom * stage.width) / flatBox(stage).lonSpan;
const discRadius = (/** @type {View} */ { zoom }, /** @type {Stage} */ { width, height }) =>
  (GLOBE_FILL * Math.min(width, height) * zoom) / 2;

// The globe is turned so that a place stands under a point of its disc, north upwards.
function turnedUnder(lat, lon, x, y) {
  const aside = clamp(x / Math.max(1e-9, Math.cos(lat * RAD)), -1, 1);
  const east = Math.asin(aside);
  // y = r sin(theta - centre), with theta the place's own height in the turned plane.
  const reach = Math.sqrt(1 - Math.min(1, x * x));
  const theta = Math.atan2(Math.sin(lat * RAD), Math.cos(lat * RAD) * Math.cos(east));
  return { lat: clamp((theta - Math.asin(clamp(-y / reach, -1, 1))) / RAD, -90, 90), lon: turn(lon - east / RAD) };
}

// The place under a point of the disc, which is `radius` 1 wide.
function placeOnDisc(view, x, y) {
  const z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
  const [sin, cos] = [Math.sin(view.lat * RAD), Math.cos(view.lat * RAD)];
  const up = -y;
  return {
    lat: Math.asin(clamp(up * cos + z * sin, -1, 1)) / RAD,
    lon: view.lon + Math.atan2(x, z * cos - up * sin) / RAD,
  };
}

/**
 * The view after a hand has moved: what was under `from` is under `to`, nearer by `factor`. On the globe a point
 * beyond the disc turns it by as much as a point near its edge would.
 * @param {View} view
 * @param {Stage} stage
 * @param {Point} from
 * @param {Point} to
 * @param {number} [factor]
 * @returns {View}
 */
export function moved(view, stage, from, to, factor = 1) {
  const globe = view.proj === "globe";
  const zoom = clamp(view.zoom * factor, globe ? 0.5 : 1, globe ? MOST.globe : MOST.flat);
  const next = { ...view, zoom };
  if (!globe) {
    const [before, after] = [perDegree(view, stage), perDegree(next, stage)];
    const y = stretch(view.lat) - from[1] / before + to[1] / after;
    return { ...next, lon: turn(view.lon + from[0] / before - to[0] / after), lat: keptInside(unstretch(clamp(y, -180, 180)), zoom, stage) };
  }
  const inside = ([x, y], radius) => {
    const far = Math.hypot(x, y) / radius;
    const most = 0.94;
    return far > most ? [(x / radius / far) * most, (y / radius / far) * most, far - most] : [x / radius, y / radius, 0];
  };
  const [x0, y0, out] = inside(from, discRadius(view, stage));
  const [x1, y1, outThere] = inside(to, discRadius(next, stage));
  if (out || outThere) {
    const radius = discRadius(view, stage);
    const [dx, dy] = [(to[0] - from[0]) / radius / RAD, (to[1] - from[1]) / radius / RAD];
    return { ...next, lon: turn(view.lon - dx), lat: clamp(view.lat + dy, -90, 90) };
  }
  const place = placeOnDisc(view, x0, y0);
  return { ...next, ...turnedUnder(place.lat, place.lon, x1, y1) };
}
