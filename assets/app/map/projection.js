// The map's projection, read from Plotly and turned under the hand. `subplotOf` is the one place that touches Plotly's
// private parts; tests/browser/test_map.py holds it against the pixels Plotly itself draws.

const RAD = Math.PI / 180;

// Plotly's map: `projection`, d3's with Plotly's own `getPath` on it, the scale at zoom 1, and `render`, which draws
// the standing paths anew. Null until the map is drawn.
function subplotOf(graph) {
  const subplot = graph._fullLayout?.geo?._subplot;
  return subplot?.projection ? subplot : null;
}

const typeOf = (graph) => graph.layout.geo.projection.type;

// What is drawn on: everything that depends on where the map is looked at and at what size.
// Coordinates are the graph's pixels; `frame` is the part of them the stage shows.
export function readView(graph, frame) {
  const projection = subplotOf(graph)?.projection;
  if (!projection) return null;
  const globe = typeOf(graph) === "orthographic";
  const [tx, ty] = projection.translate();
  const [turnLon, turnLat] = projection.rotate();
  const scale = projection.scale();
  const key = [globe, tx, ty, scale, turnLon, turnLat, frame.x, frame.y, frame.width, frame.height].join();
  const centre = facing(-turnLon, -turnLat);

  function trace(shape, target) {
    projection.getPath().context(target)(shape);
    return target;
  }

  // 1 in the middle of the globe, 0 at its limb, below 0 behind it; a flat map shows every place.
  function turnedTo(lon, lat) {
    if (!globe) return 1;
    const flat = Math.cos(lat * RAD);
    return flat * Math.cos(lon * RAD) * centre[0] + flat * Math.sin(lon * RAD) * centre[1] + Math.sin(lat * RAD) * centre[2];
  }

  return {
    key,
    globe,
    frame,
    scale,
    pixelsPerDegree: scale * RAD,
    discX: tx,
    discY: ty,
    // Pixels of a place; on the globe also of what lies behind it, so ask `visible` first.
    project: projection,
    invert: (x, y) => projection.invert([x, y]),
    turnedTo,
    visible: (lon, lat) => turnedTo(lon, lat) > 1e-3,
    inFrame: (x, y, margin = 0) =>
      x >= frame.x - margin && x <= frame.x + frame.width + margin && y >= frame.y - margin && y <= frame.y + frame.height + margin,
    // GeoJSON drawn into a context or as a path, cut at the antimeridian or at the globe's limb.
    trace,
    path: (shape) => trace(shape, new Path2D()),
    disc() {
      const drawn = new Path2D();
      drawn.arc(tx, ty, scale, 0, 2 * Math.PI);
      return drawn;
    },
  };
}

function facing(lon, lat) {
  const flat = Math.cos(lat * RAD);
  return [flat * Math.cos(lon * RAD), flat * Math.sin(lon * RAD), Math.sin(lat * RAD)];
}

/**
 * Looks elsewhere without Plotly's whole redraw: centre, rotation and scale together, as its own layout would set
 * them, so that the globe stays in the middle of its air. Type, size and resolution stay.
 * @param {any} graph Plotly's graph
 * @param {Record<string, any>} change what `layoutFor` says of the view
 */
export function turnTo(graph, change) {
  const subplot = subplotOf(graph);
  if (!subplot) return;
  const [lon, lat] = [change["geo.projection.rotation.lon"], change["geo.projection.rotation.lat"]];
  const scale = change["geo.projection.scale"];
  const centre = change["geo.center"];
  // Plotly fits a globe by an outline of chords, whose extent hangs on where it is turned (by 1 %): a globe's is known.
  const unit = change["geo.projection.type"] === "orthographic" ? change.width / 2 : subplot.fitScale;
  subplot.projection
    .center([centre.lon - lon, centre.lat - lat])
    .rotate([-lon, -lat])
    .scale(unit * scale);
  const { geo } = graph.layout; // what Plotly draws by when it next draws the whole
  Object.assign(geo, { center: centre, projection: { ...geo.projection, scale, rotation: { lon, lat } } });
  subplot.render();
}

// A circle on the ground as GeoJSON: `radius` degrees of arc around a place, clockwise, as d3 wants its inside.
export function groundCircle(lat, lon, radius, { filled = true, points = 96 } = {}) {
  const [sinLat, cosLat] = [Math.sin(lat * RAD), Math.cos(lat * RAD)];
  const [sinR, cosR] = [Math.sin(radius * RAD), Math.cos(radius * RAD)];
  const ring = [];
  for (let i = 0; i <= points; i += 1) {
    const bearing = (2 * Math.PI * (i % points)) / points;
    const sinThere = Math.max(-1, Math.min(1, sinLat * cosR + cosLat * sinR * Math.cos(bearing)));
    const dLon = Math.atan2(Math.sin(bearing) * sinR * cosLat, cosR - sinLat * sinThere);
    ring.push([lon + dLon / RAD, Math.asin(sinThere) / RAD]);
  }
  return filled ? { type: "Polygon", coordinates: [ring] } : { type: "LineString", coordinates: ring };
}
