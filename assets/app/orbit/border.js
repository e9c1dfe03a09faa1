// Distance to the region's lines on a sphere: to each of its great-circle pieces, the nearest wins.

const DEG = 180 / Math.PI;
const EARTH_KM = 6371.0088;

const unit = ([lon, lat]) => {
  const la = lat / DEG;
  const lo = lon / DEG;
  return [Math.cos(la) * Math.cos(lo), Math.cos(la) * Math.sin(lo), Math.sin(la)];
};
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const angle = (a, b) => Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));

/** @typedef {(lat: number, lon: number) => number | null} DistanceKm to the region's lines; null where there are none */

/** @param {number[][][]} lines of [longitude, latitude] @returns {DistanceKm} */
export function createBorder(lines) {
  const pieces = lines.flatMap((line) => {
    const points = line.map(unit);
    return points.slice(1).map((b, i) => {
      const a = points[i];
      const normal = cross(a, b);
      const length = Math.hypot(...normal) || 1;
      return { a, b, normal: normal.map((part) => part / length) };
    });
  });

  return (lat, lon) => {
    if (!pieces.length) return null;
    const p = unit([lon, lat]);
    let best = Math.PI;
    for (const { a, b, normal } of pieces) {
      const off = dot(p, normal);
      // The foot of the perpendicular lies on the piece if it is between both ends.
      const foot = [p[0] - off * normal[0], p[1] - off * normal[1], p[2] - off * normal[2]];
      const within = dot(cross(a, foot), normal) >= 0 && dot(cross(foot, b), normal) >= 0;
      const distance = within ? Math.abs(Math.asin(Math.max(-1, Math.min(1, off)))) : Math.min(angle(p, a), angle(p, b));
      if (distance < best) best = distance;
    }
    return best * EARTH_KM;
  };
}
