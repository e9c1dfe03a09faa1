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

/** @type {Map<string, any>} */
const looks = new Map(); // by the names asked for

/**
 * What a canvas can't take from the stylesheet by itself: its colours (the system's where a person has set them) and
 * how much larger than usual text is wanted. Read again when either can have changed.
 * @param {string[]} names of custom properties, without their dashes
 * @returns {{colours: Record<string, string>, rem: number, font: (px: number) => string, forced: boolean, key: string}}
 */
export function readLook(names) {
  const size = getComputedStyle(document.documentElement).fontSize;
  const forced = window.matchMedia("(forced-colors: active)").matches;
  const key = `${size} ${forced}`;
  const asked = names.join();
  const known = looks.get(asked);
  if (known?.key === key) return known;
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.cssText = "position:absolute;visibility:hidden;forced-color-adjust:none";
  const colours = Object.fromEntries(
    names.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  const rem = parseFloat(size) / 16;
  const { fontFamily } = getComputedStyle(document.body);
  const look = { key, colours, rem, forced, font: (/** @type {number} */ px) => `${px * rem}px ${fontFamily}` };
  looks.set(asked, look);
  return look;
}
