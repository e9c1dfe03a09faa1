// Draws the station once from the side and once from below, and keeps the ships at their ports.

import { OUTLINES, endOn, shipShape, svg } from "../../station/outlines.js";
import { reveal } from "../../station/reveal.js";
import { BELOW, SIDE } from "./plan.js";

const SMALL_PX = 620; // narrower than that, a drawing names only its ships
const LEADER_M = 2.6; // a label's line begins outside the ship

const short = (name) => name.replace("SpaceX ", "");

export function createDrawing({ root, inPhoto, onOpen, describe }) {
  const views = [
    [root.querySelector("#plan-side"), SIDE],
    [root.querySelector("#plan-below"), BELOW],
  ].map(([place, plan]) => createView(place, plan, { inPhoto, onOpen, describe }));
  return {
    show: (state) => views.forEach((view) => view.show(state)),
    highlight: (place) => views[0].highlight(place),
  };
}

function createView(place, plan, { inPhoto, onOpen, describe }) {
  const [x, y, width, height] = plan.box;
  const layers = Object.fromEntries(["back", "behind", "modules", "arm", "ships", "names"].map((name) => [name, svg("g", { class: name })]));
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
  const hull = (kind) => (part) => svg("g", { class: kind }, svg("path", { d: part.d }));
  layers.back.append(...plan.back.map(hull("truss")));
  layers.modules.append(...[...plan.modules, ...plan.front].map(hull("module")));
  layers.names.append(...[...plan.back, ...plan.modules, ...plan.front].filter((part) => part.name && part.at).map(partName));
  layers.modules.append(...plan.hints.map(({ text, at, anchor }) => svg("text", { class: "hint-text", x: at[0], y: at[1], "text-anchor": anchor }, text)));

  // Text keeps its size in pixels while the metres under it scale.
  let small = false;
  let last = null;
  new ResizeObserver(() => {
    const shown = drawing.clientWidth;
    if (!shown) return;
    drawing.style.setProperty("--u", String(width / shown));
    const before = small;
    small = shown < SMALL_PX;
    drawing.classList.toggle("is-small", small);
    if (small !== before && last) show(last);
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
    element.addEventListener("pointerenter", show);
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

  const shown = (ship) => short(ship.name) + (ship.doubt ? " ?" : "");

  function shipAt(ship) {
    const spot = plan.ports[ship.place];
    const outline = OUTLINES[ship.craft];
    const end = spot.end || spot.behind;
    const shape = shipShape(end ? endOn(ship.craft, ship.diameter_m / 2) : outline);
    const stretch = end ? 1 : ship.length_m / outline.length;
    shape.setAttribute("transform", `translate(${spot.at.join(" ")}) rotate(${spot.turn ?? 0}) scale(${stretch})`);
    const name = svg("g", {
      class: ["ship-mark", spot.behind && "is-behind", ship.doubt && "is-doubtful", inPhoto.has(ship.id) && "in-photo"].filter(Boolean).join(" "),
      "data-kind": ship.kind,
      "data-ship": ship.id,
      "data-place": ship.place,
      tabindex: 0,
      role: "button",
      // What stands there first: who speaks to the page says what can be read.
      "aria-label": `${shown(ship)} ${ship.placeName}. ${describe(ship).join(". ")}. Open.`,
    }, shape);
    listen(name, () => describe(ship), () => onOpen(ship.id));
    name.append(label(labelOf(spot), shown(ship), ship.placeName, spot, "ship-label"));
    return { mark: name, behind: Boolean(spot.behind) };
  }

  const labelOf = (spot) => (small && spot.small) || spot.label;

  function label([lx, ly, anchor], text, more, spot, kind) {
    const group = svg("g", { class: kind });
    const [px, py] = spot.at;
    if (spot.end || spot.behind) {
      const [tx, ty] = [lx + ({ start: -0.4, end: 0.4 }[anchor] ?? 0), ly < py ? ly + 1.4 : ly - 1.2];
      const away = LEADER_M / Math.hypot(tx - px, ty - py);
      group.append(svg("path", { class: "leader", d: `M${px + (tx - px) * away} ${py + (ty - py) * away}L${tx} ${ty}` }));
    }
    group.append(
      svg("text", { x: lx, y: ly, "text-anchor": anchor }, text),
      " ",
      svg("text", { class: "more", x: lx, y: ly, dy: "1.2em", "text-anchor": anchor }, more),
    );
    return group;
  }

  function freeAt(port) {
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
      "aria-label": `${port.name}: free${port.doubt ? `. ${port.doubt}` : ""}`,
    }, seat);
    const near = spot.end || spot.behind ? labelOf(spot) : freeLabel(spot);
    mark.append(label(near, port.doubt ? "free ?" : "free", port.name, spot, "free-label"));
    listen(mark, () => [`${port.name}: free`, ...(port.doubt ? [port.doubt] : [])]);
    return mark;
  }

  function drawArm(holding) {
    const joints = holding ? plan.arm.holding : plan.arm.rest;
    const [nx, ny, anchor] = plan.arm.names[holding ? 1 : 0];
    const path = `M${joints.map((joint) => joint.join(" ")).join("L")}`;
    layers.arm.replaceChildren(
      svg("path", { class: "arm-bone", d: path }),
      ...joints.map(([jx, jy]) => svg("circle", { class: "arm-joint", cx: jx, cy: jy, r: 0.55 })),
      svg("text", { class: "arm-name", x: nx, y: ny, "text-anchor": anchor }, "Canadarm2"),
    );
  }

  function show(state) {
    last = state;
    const { ships, free } = state;
    const focused = drawing.querySelector(":focus")?.dataset.place;
    const marks = ships.map(shipAt);
    layers.behind.replaceChildren(...marks.filter((one) => one.behind).map((one) => one.mark));
    layers.ships.replaceChildren(...free.map(freeAt), ...marks.filter((one) => !one.behind).map((one) => one.mark));
    drawArm(ships.some((ship) => ship.place === "canadarm2"));
    tip.hidden = true;
    if (focused) drawing.querySelector(`[data-place="${focused}"]`)?.focus();
  }

  return {
    show,
    highlight(portId) {
      const mark = drawing.querySelector(`[data-place="${portId}"]`);
      reveal(drawing);
      mark?.focus({ preventScroll: true });
    },
  };
}

// Beside the empty seat, since there is no ship to clear.
function freeLabel({ at: [x, y], turn = 90 }) {
  if (turn === 0) return [x + 5.2, y - 2.6, "middle"];
  if (turn === 180) return [x - 3.4, y - 2.6, "middle"];
  return turn > 0 ? [x, y + 8, "middle"] : [x + 2.4, y - 3.6, "start"];
}

function partName({ name, at }) {
  return svg("text", { class: "part-name", x: at[0], y: at[1], "text-anchor": "middle", "dominant-baseline": "central" }, name);
}
