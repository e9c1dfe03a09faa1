// Draws the station once from the side and once from below, and keeps the ships at their ports.

import { OUTLINES, atPort, shipShape, svg } from "../../station/outlines.js";
import { reveal } from "../../station/reveal.js";
import { createKey } from "./key.js";
import { createLabels, fitNames, freeLabel, moduleName, partName } from "./labels.js";
import { planOf } from "./plan.js";

const SMALL_REM = 38.75; // narrower than that, a drawing has numbers, and a list has their names
const HIT = "calc(var(--u) * 12px)"; // half of the least size for a finger

const pointer = { x: -1, y: -1 };
addEventListener(
  "pointermove",
  ({ clientX, clientY }) => {
    pointer.x = clientX;
    pointer.y = clientY;
  },
  { passive: true, capture: true },
);

export function createDrawing({ root, geometry, inPhoto, onOpen, describe }) {
  const key = createKey(root.querySelector("#plan-side"), { inPhoto, onOpen });
  const views = /** @type {const} */ (["side", "below"]).map((view) =>
    createView(root.querySelector(`#plan-${view}`), planOf(geometry, view), { inPhoto, onOpen, describe, onSmall: key.show }),
  );
  return {
    // The station that stood there then; it is looked at again only when a part has come, moved or gone.
    /** @param {number} ms */
    stand(ms) {
      for (const view of views) view.stand(ms);
    },
    show(state) {
      key.fill(state);
      for (const view of views) view.show(state);
    },
    // Lit in both views; the first that has it takes the focus and comes into sight.
    highlight({ focus = true, ...what }) {
      let first = null;
      for (const view of views) if (view.highlight({ ...what, focus: focus && !first })) first ??= view;
      first?.reveal();
    },
  };
}

function createView(place, plan, { inPhoto, onOpen, describe, onSmall }) {
  const [x, y, width, height] = plan.box;
  const layers = Object.fromEntries(["back", "behind", "modules", "arm", "ships", "names"].map((name) => [name, svg("g", { class: name })]));
  layers.arm.dataset.part = "Canadarm2";
  const drawing = svg(
    "svg",
    { viewBox: `${x} ${y} ${width} ${height}`, role: "group", "aria-label": `${plan.title}. ${plan.about}` },
    ...Object.values(layers),
  );
  const tip = document.createElement("div");
  tip.className = "plan-tip";
  tip.hidden = true;
  const caption = document.createElement("p");
  caption.className = "plan-caption";
  caption.append(Object.assign(document.createElement("b"), { textContent: plan.title }), ` ${plan.about}`);
  place.append(caption, drawing, tip);

  // Names of modules stand over the ships: seen end on, a ship's wings would cross them out.
  const parts = [];
  const drawn = (part, elements) => {
    parts.push({ stands: part.stands, elements, shown: true });
    return elements;
  };
  const hull = (kind, part) => svg("g", { class: kind, "data-part": part.name ?? null }, svg("path", { d: part.d }));
  for (const [kind, layer, named, all] of /** @type {const} */ ([["truss", layers.back, partName, plan.back], ["module", layers.modules, moduleName, plan.modules]])) {
    for (const part of all) {
      const [shape, ...name] = drawn(part, [hull(kind, part), ...(part.at ? [named(part)] : [])]);
      layer.append(shape);
      layers.names.append(...name);
    }
  }
  let armStands = true;
  layers.modules.append(...plan.hints.map(({ text, at, anchor }) => svg("text", { class: "hint-text", x: at[0], y: at[1], "text-anchor": anchor }, text)));

  // Text keeps its size in pixels while the metres under it scale.
  let small = false;
  let last = null;
  const labels = createLabels(drawing, plan.box);
  new ResizeObserver(() => {
    const shown = drawing.clientWidth;
    if (!shown) return;
    drawing.style.setProperty("--u", String(width / shown));
    const before = small;
    small = shown < SMALL_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
    drawing.classList.toggle("is-small", small);
    fitNames(drawing);
    if (small === before) return labels.settle();
    onSmall(small);
    if (last) show(last);
  }).observe(drawing);

  function listen(element, words, act) {
    const show = () => {
      tip.replaceChildren(...words().map((line, index) => Object.assign(document.createElement(index ? "span" : "b"), { textContent: line })));
      tip.hidden = false;
      const own = element.getBoundingClientRect();
      const frame = place.getBoundingClientRect();
      const left = Math.min(Math.max(own.left + own.width / 2 - frame.left, tip.offsetWidth / 2 + 4), frame.width - tip.offsetWidth / 2 - 4);
      const over = own.top - frame.top - tip.offsetHeight - 6;
      tip.style.left = `${left}px`;
      tip.style.top = `${over < 0 ? own.bottom - frame.top + 6 : over}px`;
    };
    const hide = () => {
      tip.hidden = true;
    };
    // A drawing that moves under a still pointer doesn't take the words from what has the focus.
    element.addEventListener("pointerenter", ({ clientX, clientY }) => {
      if (clientX !== pointer.x || clientY !== pointer.y) show();
    });
    element.addEventListener("pointerleave", hide);
    element.addEventListener("focus", show);
    element.addEventListener("blur", hide);
    if (!act) return;
    element.addEventListener("click", act);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
  }

  const shown = (ship) => ship.short_name + (ship.doubt ? " ?" : "");

  function shipAt(ship, number) {
    const spot = plan.ports[ship.place];
    const outline = OUTLINES[ship.craft];
    const end = spot.end || spot.behind;
    const shape = shipShape(atPort(ship.craft, plan.id, Boolean(end), ship.diameter_m / 2));
    const stretch = end || outline.lies ? 1 : ship.length_m / outline.length;
    shape.setAttribute("transform", `translate(${spot.at.join(" ")}) rotate(${spot.turn ?? 0}) scale(${stretch})`);
    const name = svg("g", {
      class: ["ship-mark", spot.behind && "is-behind", ship.doubt && "is-doubtful", inPhoto.has(ship.id) && "in-photo"].filter(Boolean).join(" "),
      "data-kind": ship.kind,
      "data-ship": ship.id,
      "data-place": ship.place,
      tabindex: 0,
      role: "button",
      // What stands there first: who speaks to the page says what can be read.
      "aria-label": `${small ? number : `${shown(ship)} ${ship.placeName}`}. ${describe(ship).join(". ")}. Open.`,
    }, shape);
    listen(name, () => describe(ship), () => onOpen(ship.id));
    name.append(small ? pin(middleOf(spot, end ? 0 : ship.length_m / 2), number) : labels.of(spot.label, [shown(ship), ship.placeName], spot, "ship-label"));
    return { mark: name, behind: Boolean(spot.behind) };
  }

  // A number in a round, large enough for a finger.
  function pin([px, py], number) {
    return svg(
      "g",
      { class: "pin" },
      svg("circle", { class: "pin-hit", cx: px, cy: py, style: `r: ${HIT}` }),
      svg("circle", { class: "pin-disc", cx: px, cy: py }),
      svg("text", { x: px, y: py, "text-anchor": "middle", "dominant-baseline": "central" }, String(number)),
    );
  }

  function freeAt(port, number) {
    const spot = plan.ports[port.id];
    const [px, py] = spot.at;
    const turn = spot.turn ?? 0;
    const seat = spot.end || spot.behind
      ? svg("circle", { class: "free-seat", cx: px, cy: py, r: 1.5 })
      : svg("path", { class: "free-seat", d: "M0 -.9V.9M.9 -1.5H4.4A1.5 1.5 0 0 1 4.4 1.5H.9Z", transform: `translate(${px} ${py}) rotate(${turn})` });
    const mark = svg("g", {
      class: `free-mark${port.doubt ? " is-doubtful" : ""}${spot.behind ? " is-behind" : ""}`,
      "data-place": port.id,
      tabindex: 0,
      role: "img",
      "aria-label": `${small ? `${number}. ${port.name}: free` : `${port.doubt ? "free ?" : "free"} ${port.name}`}${port.doubt ? `. ${port.doubt}` : ""}`,
    }, seat);
    const near = spot.end || spot.behind ? spot.label : freeLabel(spot);
    mark.append(small ? pin(middleOf(spot, 2.6), number) : labels.of(near, [port.doubt ? "free ?" : "free", port.name], spot, "free-label"));
    listen(mark, () => [`${port.name}: free`, ...(port.doubt ? [port.doubt] : [])]);
    return mark;
  }

  function drawArm(holding) {
    layers.arm.style.display = armStands ? "" : "none";
    if (!armStands) return layers.arm.replaceChildren();
    const pose = holding ? "holding" : "rest";
    const joints = plan.arm[pose];
    const path = `M${joints.map((joint) => joint.join(" ")).join("L")}`;
    layers.arm.replaceChildren(
      svg("path", { class: "arm-bone", d: path }),
      ...joints.map(([jx, jy]) => svg("circle", { class: "arm-joint", cx: jx, cy: jy, r: 0.55 })),
      labels.beside(plan.arm.names[pose], joints, "Canadarm2", "arm-name"),
    );
    return undefined;
  }

  const holds = (stands, ms) => stands.some(([from, to]) => from <= ms && (to === null || ms < to));

  /** @param {number} ms */
  function stand(ms) {
    let changed = false;
    for (const part of parts) {
      const shows = holds(part.stands, ms);
      if (shows === part.shown) continue;
      part.shown = shows;
      changed = true;
      for (const element of part.elements) element.style.display = shows ? "" : "none";
    }
    const arm = holds(plan.arm.stands, ms);
    if (arm === armStands && !changed) return;
    armStands = arm;
    if (last) show(last);
  }

  function show(state) {
    last = state;
    // The drawing is of the station as it has been for some years: what hung elsewhere before is in the tables alone.
    const ships = state.ships.filter((ship) => plan.ports[ship.place] && OUTLINES[ship.craft]);
    const free = state.free.filter((port) => plan.ports[port.id]);
    labels.begin();
    const focused = drawing.querySelector(":focus")?.dataset.place;
    const marks = ships.map((ship, index) => shipAt(ship, index + 1));
    layers.behind.replaceChildren(...marks.filter((one) => one.behind).map((one) => one.mark));
    layers.ships.replaceChildren(...free.map((port, index) => freeAt(port, ships.length + index + 1)), ...marks.filter((one) => !one.behind).map((one) => one.mark));
    drawArm(ships.some((ship) => ship.place === "canadarm2"));
    labels.settle();
    tip.hidden = true;
    if (focused) drawing.querySelector(`[data-place="${focused}"]`)?.focus();
  }

  return {
    show,
    stand,
    reveal: () => reveal(drawing),
    // A port's ship or free seat takes the focus; a part of the station lights up.
    /** @param {{ place?: string, part?: string, focus?: boolean }} what */
    highlight({ place, part, focus = true }) {
      for (const lit of drawing.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
      if (place && focus) drawing.querySelector(`[data-place="${place}"]`)?.focus({ preventScroll: true });
      const found = drawing.querySelectorAll(place ? `[data-place="${place}"]` : `[data-part="${part}"]`);
      for (const one of found) one.classList.add("is-lit");
      return found.length > 0;
    },
  };
}

// Where a number stands on a ship or seat; of two on one spot, the one that looks away stands beside.
const ASIDE_M = 4.5;
/** @returns {[number, number]} */
function middleOf({ at: [x, y], turn = 0, end, behind }, away) {
  if (end) return [x, y];
  if (behind) return [x + (x < 0 ? -ASIDE_M : ASIDE_M), y + ASIDE_M];
  const angle = (turn * Math.PI) / 180;
  return [x + away * Math.cos(angle), y + away * Math.sin(angle)];
}
