// Canvases: the one on the page and the hidden sheets that keep what needn't be drawn every frame.

const density = () => Math.min(2, window.devicePixelRatio || 1);

function size(canvas, width, height, ratio) {
  const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
}

// A canvas in the page, as large as its parent.
export function createSurface(parent) {
  const canvas = document.createElement("canvas");
  parent.append(canvas);
  const context = canvas.getContext("2d");
  return {
    canvas,
    context,
    // Clears the canvas and makes its coordinates those of the view's pixels.
    begin({ frame }) {
      const ratio = density();
      size(canvas, frame.width, frame.height, ratio);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, -frame.x * ratio, -frame.y * ratio);
    },
  };
}

// A hidden sheet, drawn anew only when its key changes.
export function createSheet() {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  let drawnKey = null;
  let empty = true;
  return {
    canvas,
    context,
    refresh(view, key, draw) {
      if (key === drawnKey) return;
      drawnKey = key;
      const ratio = density();
      const { frame } = view;
      size(canvas, frame.width, frame.height, ratio);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalCompositeOperation = "source-over";
      context.globalAlpha = 1;
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, -frame.x * ratio, -frame.y * ratio);
      empty = draw(context) === false;
    },
    forget() {
      drawnKey = null;
    },
    paint(target, { frame }) {
      if (!empty) target.drawImage(canvas, frame.x, frame.y, frame.width, frame.height);
    },
  };
}

// A small picture drawn once: `draw(context)` in a square of `extent` pixels around the origin.
export function sprite(extent, draw) {
  const canvas = document.createElement("canvas");
  const ratio = density();
  canvas.width = canvas.height = Math.max(1, Math.ceil(extent * ratio));
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
  draw(context);
  return { canvas, extent: canvas.width / ratio };
}
