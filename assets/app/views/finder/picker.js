// A point on the map: a small world to click on, beside the field that takes latitude and longitude.

const WIDTH = 360;
const HEIGHT = 180;
const MOST_LATITUDE = 51.8; // the track turns back there

/**
 * Draws the world on the form's canvas, and puts what is clicked into the field of the point.
 * @param {HTMLElement} root
 * @param {{ landUrl: string, stationNow: () => { lat: number, lon: number } | null }} given outlines; where the station is
 */
export function drawPicker(root, { landUrl, stationNow }) {
  const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector("canvas.picker"));
  const input = /** @type {HTMLInputElement} */ (root.querySelector("#find-point"));
  const context = canvas.getContext("2d");
  let land = null;

  function draw() {
    const [latitude, longitude] = input.value.split(/[,;\s]+/).map(Number);
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.fillStyle = "#0c182c";
    context.fillRect(0, 0, WIDTH, HEIGHT);
    if (land) {
      context.fillStyle = "#2a3c61";
      context.fill(land);
    }
    context.fillStyle = "rgb(3 6 12 / .55)";
    context.fillRect(0, 0, WIDTH, 90 - MOST_LATITUDE);
    context.fillRect(0, 90 + MOST_LATITUDE, WIDTH, 90 - MOST_LATITUDE);
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return;
    context.strokeStyle = "#5ad1ff";
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(longitude + 180, 90 - latitude, 4, 0, 2 * Math.PI);
    context.stroke();
  }

  function take(latitude, longitude) {
    input.value = `${latitude.toFixed(2)},${longitude.toFixed(2)}`;
    for (const type of ["input", "change"]) input.dispatchEvent(new Event(type));
  }

  canvas.addEventListener("click", (event) => {
    const box = canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width;
    const y = (event.clientY - box.top) / box.height;
    take(90 - 180 * y, 360 * x - 180);
  });
  root.querySelector("#find-below").addEventListener("click", () => {
    const place = stationNow();
    if (place) take(place.lat, place.lon);
  });
  input.addEventListener("input", draw);
  draw();
  // The map is fetched when it is first looked at, not with the page.
  new IntersectionObserver(async (entries, observer) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    land = await loadLand(landUrl);
    draw();
  }).observe(canvas);
}

async function loadLand(url) {
  const topology = await (await fetch(url)).json();
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const path = new Path2D();
  const ring = (indices) => {
    const points = indices.flatMap((i) => (i >= 0 ? arcs[i] : arcs[~i].slice().reverse()));
    points.forEach(([lon, lat], i) => path[i ? "lineTo" : "moveTo"](lon + 180, 90 - lat));
    path.closePath();
  };
  for (const shape of topology.objects.land.geometries) {
    if (shape.type === "Polygon") shape.arcs.forEach(ring);
    if (shape.type === "MultiPolygon") shape.arcs.flat().forEach(ring);
  }
  return path;
}
