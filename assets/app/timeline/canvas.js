// A canvas that keeps to its element's size and the screen's pixel density.

export function createCanvas(parent, className) {
  const canvas = document.createElement("canvas");
  canvas.className = className;
  canvas.setAttribute("aria-hidden", "true");
  parent.append(canvas);
  const context = canvas.getContext("2d");
  let width = 0;
  let height = 0;
  let ratio = 1;

  function fit() {
    const box = parent.getBoundingClientRect();
    const density = Math.min(2, window.devicePixelRatio || 1);
    if (box.width === width && box.height === height && density === ratio) return false;
    [width, height, ratio] = [box.width, box.height, density];
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    return true;
  }

  return {
    context,
    fit,
    width: () => width,
    height: () => height,
    clear() {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
    },
  };
}
