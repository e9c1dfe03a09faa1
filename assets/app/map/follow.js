// The station kept in view, when asked for; and a pointer to it at the map's edge whenever it isn't there.

import { bearingDeg, greatCircleKm } from "../orbit/geodesy.js";
import { grouped, MILES_PER_KM } from "../lib/text.js";

const DEG = 180 / Math.PI;
const WITHIN = 0.3; // of the stage: nearer to its edge than this, the map is moved
const EVERY_MS = 300;
const EDGE = 10; // pixels: nearer to the edge than this the station counts as out of sight
const GAP = 8;
const WORDS = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];

/** Eight points are enough for an arrow. @param {number} degrees clockwise from north */
export const directionWord = (degrees) => WORDS[Math.round((((degrees % 360) + 360) % 360) / 45) % 8];

/** Far things in round numbers: nobody reads the tens of ten thousand. @param {number} km */
export const rounded = (km) => (km >= 1000 ? Math.round(km / 100) * 100 : Math.round(km / 10) * 10);

/**
 * @param {HTMLElement} stage
 * @param {any} overlay
 * @param {any} looking
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../orbit/orbit.js").Orbit} given.orbit
 * @param {import("../core/link.js").Link} given.link
 */
export function createFollow(stage, overlay, looking, { moment, orbit, link }) {
  const button = stage.querySelector("[data-follow]");
  /** @type {HTMLButtonElement} */
  const chip = stage.querySelector(".map-lost");
  const arrow = /** @type {HTMLElement} */ (chip.querySelector(".map-lost-arrow"));
  const words = chip.querySelector(".map-lost-words");
  let following = false;
  let movedAt = 0;
  let shown = "";
  let size = [0, 0]; // of the chip; measured when its text gets another length
  let room = { key: "", top: 0, bottom: 0, boxes: [] }; // between the controls above and the key below

  function setFollowing(value) {
    if (following === value) return;
    following = value;
    button.setAttribute("aria-pressed", String(following));
    follow(moment.get(), true);
    overlay.redraw();
  }

  const show = (here) => link.set("view", { ...looking.wanted(), lat: here.lat, lon: here.lon });

  // Before a frame is drawn: the map moved after the station.
  function follow(ms, now = false) {
    if (!following) return;
    const view = overlay.view();
    const here = view && orbit.stateAt(ms);
    if (!here || (!now && performance.now() - movedAt < EVERY_MS)) return;
    const { frame } = view;
    const [x, y] = view.project([here.lon, here.lat]);
    const central = (share) => share > WITHIN && share < 1 - WITHIN;
    const seen = view.visible(here.lon, here.lat) && central((x - frame.x) / frame.width) && central((y - frame.y) / frame.height);
    if (seen) return;
    movedAt = performance.now();
    show(here);
  }

  // After it: the arrow, where the station isn't on the map.
  overlay.onDrawn((view, ms) => {
    const here = following ? null : orbit.stateAt(ms);
    if (!here) {
      hide();
      return;
    }
    const [x, y] = view.project([here.lon, here.lat]);
    const visible = view.visible(here.lon, here.lat);
    if (visible && view.inFrame(x, y, -EDGE)) hide();
    else point(view, here, [x, y], visible);
  });

  function hide() {
    if (chip.hidden) return;
    if (document.activeElement === chip) /** @type {HTMLElement} */ (stage.querySelector("#map")).focus();
    chip.hidden = true;
  }

  function freeRoom({ width, height }) {
    const key = `${width} ${height}`;
    if (room.key === key) return room;
    const { left, top: stageTop } = stage.getBoundingClientRect();
    const controls = stage.querySelector(".map-controls").getBoundingClientRect();
    const words = [...stage.querySelectorAll(".map-key summary")].map((one) => one.getBoundingClientRect().top);
    const opened = [...stage.querySelectorAll(".map-key [open] > :not(summary)")].map((one) => one.getBoundingClientRect());
    size = [0, 0];
    room = {
      key,
      top: controls.bottom - stageTop + GAP,
      bottom: Math.min(...words) - stageTop - GAP,
      boxes: opened.map((box) => [box.left - left, box.top - stageTop, box.right - left, box.bottom - stageTop]),
    };
    return room;
  }

  // The chip stands where the way from the middle of the map to the station leaves it.
  function point(view, here, [x, y], visible) {
    const { frame } = view;
    const centre = looking.wanted();
    const [middleX, middleY] = [frame.width / 2, frame.height / 2];
    // Behind the globe along the shortest way round; elsewhere towards its pixel.
    const bearing = bearingDeg(centre.lat, centre.lon, here.lat, here.lon) / DEG;
    const angle = view.globe && !visible ? bearing : Math.atan2(x - frame.x - middleX, middleY - (y - frame.y));
    const km = greatCircleKm(centre.lat, centre.lon, here.lat, here.lon);
    const text = `station ${grouped(rounded(km))} km · ${grouped(rounded(km * MILES_PER_KM))} mi ${directionWord(angle * DEG)}`;
    if (text !== shown) {
      if (text.length !== shown.length) size = [0, 0];
      shown = text;
      words.textContent = text;
    }
    if (chip.hidden) chip.hidden = false;
    const { top, bottom, boxes } = freeRoom(frame);
    if (!size[0]) size = [chip.offsetWidth, chip.offsetHeight];
    const [dx, dy] = [Math.sin(angle), -Math.cos(angle)];
    const [halfWidth, halfHeight] = [size[0] / 2, size[1] / 2];
    const reachX = middleX - halfWidth - GAP;
    const reachY = dy > 0 ? bottom - halfHeight - middleY : middleY - top - halfHeight;
    const reach = Math.max(0, Math.min(reachX / Math.max(1e-6, Math.abs(dx)), reachY / Math.max(1e-6, Math.abs(dy))));
    const left = middleX + dx * reach - halfWidth;
    let down = middleY + dy * reach - halfHeight;
    // Over the open key, not on it.
    for (const [x0, y0, x1, y1] of boxes) {
      if (left < x1 + GAP && left + size[0] > x0 - GAP && down < y1 && down + size[1] > y0 - GAP) down = Math.max(top, y0 - GAP - size[1]);
    }
    chip.style.transform = `translate(${Math.round(left)}px, ${Math.round(down)}px)`;
    arrow.style.transform = `rotate(${Math.round(angle * DEG - 90)}deg)`;
  }

  chip.addEventListener("click", () => {
    const here = orbit.stateAt(moment.get());
    if (here) show(here);
  });

  return {
    follow,
    // What stands at the map's edge has another size.
    roomChanged() {
      room.key = "";
    },
    toggle: () => setFollowing(!following),
    stop: () => setFollowing(false),
  };
}
