// @ts-check
// The look that canvases share with the page: its colours, and how large text is wanted.

/** @type {Map<string, any>} */
const looks = new Map(); // by the names asked for
/** @type {MediaQueryList | undefined} */
let query; // asked every frame: kept

/**
 * What a canvas can't take from the stylesheet by itself: its colours (the system's where a person has set them) and
 * how much larger than usual text is wanted. Read again when either can have changed.
 * @param {string[]} names of custom properties, without their dashes
 * @returns {{colours: Record<string, string>, rem: number, font: (px: number) => string, forced: boolean, key: string}}
 */
export function readLook(names) {
  const size = getComputedStyle(document.documentElement).fontSize;
  query ??= window.matchMedia("(forced-colors: active)");
  const forced = query.matches;
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
