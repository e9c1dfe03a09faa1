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

// The view a person has dragged the map to, read back from Plotly's layout.
export function viewOf(layout, proj, stage) {
  const { projection, center } = layout.geo;
  const turn = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
  if (proj === "globe") {
    const unit = (GLOBE_FILL * Math.min(stage.width, stage.height)) / Math.max(stage.width, stage.height);
    return { proj, lat: clamp(projection.rotation.lat, -90, 90), lon: turn(projection.rotation.lon), zoom: projection.scale / unit };
  }
  const zoom = projection.scale;
  return { proj, lat: keptInside(center.lat, zoom, stage), lon: turn(center.lon), zoom };
}
