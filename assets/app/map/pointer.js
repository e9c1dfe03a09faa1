// The pointer over the map: on the track it tells time and place, and a click jumps there. Plotly keeps the
// drags and the wheel.

import { placeSentence } from "../place.js";

export function listenToPointer(stage, overlay, app, tip) {
  let picking = null;

  const at = (event) => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const onMap = (event) => event.target.closest?.("#map") !== null;

  const dot = document.createElement("div");
  dot.className = "map-dot";
  dot.hidden = true;
  tip.before(dot);

  function hide() {
    tip.hidden = dot.hidden = true;
    stage.classList.remove("is-over-track");
  }

  function show(event) {
    const [x, y] = at(event);
    const found = event.buttons === 0 && onMap(event) ? overlay.trackAt(x, y) : null;
    if (!found) return hide();
    const state = app.stateAt(found.ms);
    if (!state) return hide();
    const place = placeSentence(state.lat, state.lon)?.text ?? degrees(state);
    tip.replaceChildren(line("strong", app.utcText(found.ms, "second")), line("span", place));
    tip.hidden = dot.hidden = false;
    dot.style.transform = `translate(${found.x}px, ${found.y}px)`;
    stage.classList.add("is-over-track");
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    const left = Math.min(x + 14, stage.clientWidth - width - 6);
    const top = y + 18 + height > stage.clientHeight ? y - height - 12 : y + 18;
    tip.style.transform = `translate(${Math.max(6, left)}px, ${Math.max(6, top)}px)`;
    return undefined;
  }

  function line(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  const degrees = ({ lat, lon }) =>
    `${Math.abs(lat).toFixed(1)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(1)}° ${lon < 0 ? "W" : "E"}`;

  stage.addEventListener("pointermove", show);
  stage.addEventListener("pointerleave", hide);

  // A tap that was no drag: a place that is asked for, or the instant of the track under it.
  function tap(spot) {
    const [x, y] = at({ clientX: spot.x, clientY: spot.y });
    if (picking) {
      const place = overlay.placeAt(x, y);
      if (place) finishPicking(place);
      return;
    }
    const found = overlay.trackAt(x, y);
    if (found) app.setMoment(Math.round(found.ms / 1000) * 1000, { settle: true });
  }

  function finishPicking(place) {
    const resolve = picking;
    picking = null;
    stage.classList.remove("is-picking");
    resolve(place);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && picking) finishPicking(null);
  });

  return {
    hide,
    tap,
    press() {},
    // The next click on the map as {lat, lon}; null when it is given up (Escape).
    pick() {
      if (picking) finishPicking(null);
      stage.classList.add("is-picking");
      return new Promise((resolve) => {
        picking = resolve;
      });
    },
  };
}
