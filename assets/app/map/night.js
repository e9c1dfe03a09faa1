// Day and night over the map: the Sun's elevation on a coarse grid, painted as a soft shade, and the same grid
// as a mask that lets the city lights come out at dusk. The grid's places are kept per view, so that a frame
// costs one product of vectors for each cell.

import { groundCircle } from "./projection.js";
import { sunPosition, sunVector } from "../orbit/sun.js";

const CELL = 8; // pixels
const STEPS = 2048; // of the sine of the elevation
const RAD = Math.PI / 180;
const SUNSET = -0.833; // elevation of the Sun's centre at sunset, with refraction

// How dark it is, and how much of the lights shows, by elevation: civil, nautical, astronomical twilight.
const SHADE = [[90, 0], [SUNSET, 0], [-6, 0.3], [-12, 0.46], [-18, 0.55], [-90, 0.55]];
const LIT = [[90, 0], [0, 0], [-3, 0.35], [-7, 1], [-90, 1]];
const GLARE = [[90, 0.16], [20, 0.13], [4, 0.08], [SUNSET, 0.03], [-4, 0], [-90, 0]];

function along(points, x) {
  for (let i = 1; i < points.length; i += 1) {
    const [x0, y0] = points[i - 1];
    const [x1, y1] = points[i];
    if (x >= x1) return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  }
  return points.at(-1)[1];
}

const pixel = (r, g, b, a) => ((Math.round(a * 255) << 24) | (b << 16) | (g << 8) | r) >>> 0;

// One colour laid over another, as a single pixel.
function over(top, topAlpha, bottom, bottomAlpha) {
  const alpha = topAlpha + bottomAlpha * (1 - topAlpha);
  const [r, g, b] = top.map((value, k) => (alpha ? (value * topAlpha + bottom[k] * bottomAlpha * (1 - topAlpha)) / alpha : 0));
  return pixel(r | 0, g | 0, b | 0, alpha);
}

function colours() {
  const shade = new Uint32Array(STEPS + 1);
  const lit = new Uint32Array(STEPS + 1);
  for (let i = 0; i <= STEPS; i += 1) {
    const elevation = Math.asin((2 * i) / STEPS - 1) / RAD;
    shade[i] = over([140, 185, 250], along(GLARE, elevation), [1, 3, 10], along(SHADE, elevation));
    lit[i] = pixel(0, 0, 0, along(LIT, elevation));
  }
  return { shade, lit };
}

export function createNight() {
  const { shade, lit } = colours();
  const shadeCanvas = document.createElement("canvas");
  const litCanvas = document.createElement("canvas");
  const dimmed = document.createElement("canvas");
  const deep = along(SHADE, -90);
  let grid = null;
  let state = null;

  function places(view) {
    if (grid?.key === view.key) return grid;
    const { frame } = view;
    const [columns, rows] = [Math.ceil(frame.width / CELL) + 1, Math.ceil(frame.height / CELL) + 1];
    const vectors = new Float32Array(columns * rows * 3);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const place = placeAt(view, frame.x + (column + 0.5) * CELL, frame.y + (row + 0.5) * CELL);
        const [lon, lat] = [place[0] * RAD, place[1] * RAD];
        vectors.set([Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)], 3 * (row * columns + column));
      }
    }
    for (const canvas of [shadeCanvas, litCanvas]) {
      canvas.width = columns;
      canvas.height = rows;
    }
    grid = { key: view.key, columns, rows, vectors, disc: view.globe ? view.disc() : null };
    state = null;
    return grid;
  }

  // Off the globe's edge the nearest place on its limb stands in: the mask is cut there anyway.
  function placeAt(view, x, y) {
    if (!view.globe) return view.invert(x, y);
    const [dx, dy] = [x - view.discX, y - view.discY];
    const reach = Math.hypot(dx, dy);
    const limit = view.scale * 0.999;
    const factor = reach > limit ? limit / reach : 1;
    return view.invert(view.discX + dx * factor, view.discY + dy * factor);
  }

  // Paints both small canvases for the instant; says whether it is all night or all day.
  function update(view, ms) {
    const { key, columns, rows, vectors } = places(view);
    if (state?.ms === ms && state.key === key) return state;
    const [sx, sy, sz] = sunVector(ms);
    const image = shadeCanvas.getContext("2d").createImageData(columns, rows);
    const mask = litCanvas.getContext("2d").createImageData(columns, rows);
    const [imagePixels, maskPixels] = [new Uint32Array(image.data.buffer), new Uint32Array(mask.data.buffer)];
    let [lowest, highest] = [1, -1];
    for (let i = 0, j = 0; i < imagePixels.length; i += 1, j += 3) {
      const sine = vectors[j] * sx + vectors[j + 1] * sy + vectors[j + 2] * sz;
      if (sine < lowest) lowest = sine;
      if (sine > highest) highest = sine;
      const step = ((sine + 1) * 0.5 * STEPS) | 0;
      imagePixels[i] = shade[step];
      maskPixels[i] = lit[step];
    }
    state = { ms, key, allNight: highest < Math.sin(-18.2 * RAD), allLit: highest < Math.sin(-7.2 * RAD), noneLit: lowest > 0 };
    if (!state.allNight) shadeCanvas.getContext("2d").putImageData(image, 0, 0);
    if (!state.allLit) litCanvas.getContext("2d").putImageData(mask, 0, 0);
    return state;
  }

  const spread = (context, canvas, { columns, rows }, { frame }) =>
    context.drawImage(canvas, frame.x, frame.y, columns * CELL, rows * CELL);

  function within(context, cells, draw) {
    if (!cells.disc) return draw();
    context.save();
    context.clip(cells.disc);
    draw();
    context.restore();
    return undefined;
  }

  return {
    drawShade(context, view, ms) {
      const { allNight } = update(view, ms);
      const cells = grid;
      const { frame } = view;
      within(context, cells, () => {
        if (allNight) {
          context.fillStyle = `rgba(1, 3, 10, ${deep})`;
          context.fillRect(frame.x, frame.y, frame.width, frame.height);
        } else spread(context, shadeCanvas, cells, view);
      });
    },

    // The line where the Sun is just setting or rising.
    drawEdge(context, view, ms) {
      if (update(view, ms).allNight) return;
      const { latitudeDeg, longitudeDeg } = sunPosition(ms);
      context.strokeStyle = "rgba(255, 214, 130, 0.34)";
      context.lineWidth = 1;
      context.stroke(view.path(groundCircle(latitudeDeg, longitudeDeg, 90 - SUNSET, { filled: false })));
    },

    // A sheet of lights, where it is night; `always` shows them by day too.
    drawLights(context, view, ms, sheet, always) {
      const { allLit, noneLit } = update(view, ms);
      if (always || allLit) sheet.paint(context, view);
      else if (!noneLit) {
        const { width, height } = sheet.canvas;
        if (dimmed.width !== width || dimmed.height !== height) [dimmed.width, dimmed.height] = [width, height];
        const target = dimmed.getContext("2d");
        target.setTransform(1, 0, 0, 1, 0, 0);
        target.globalCompositeOperation = "copy";
        target.drawImage(sheet.canvas, 0, 0);
        target.globalCompositeOperation = "destination-in";
        const ratio = width / view.frame.width;
        target.drawImage(litCanvas, 0, 0, grid.columns * CELL * ratio, grid.rows * CELL * ratio);
        context.drawImage(dimmed, view.frame.x, view.frame.y, view.frame.width, view.frame.height);
      }
    },
  };
}
