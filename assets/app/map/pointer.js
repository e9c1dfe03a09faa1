// The pointer over the map: on the track it tells time and place, and a click jumps there. Plotly keeps the
// drags and the wheel.

import { placeSentence } from "../geo/place.js";

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

  let asking = false; // the tip offers something and stays until it is taken or another place is pressed

  function hide() {
    asking = false;
    tip.classList.remove("is-asking");
    tip.hidden = dot.hidden = true;
    stage.classList.remove("is-over-track");
  }

  function show(event) {
    if (asking) return undefined;
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
    setTip(x, y);
    return undefined;
  }

  // Beside the point, and never outside the map.
  function setTip(x, y) {
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    const left = Math.min(x + 14, stage.clientWidth - width - 6);
    const top = y + 18 + height > stage.clientHeight ? y - height - 12 : y + 18;
    tip.style.transform = `translate(${Math.max(6, left)}px, ${Math.max(6, top)}px)`;
  }

  // A long press or the right button asks about the place itself: when did the station pass over it?
  function press(spot) {
    const [x, y] = at({ clientX: spot.x, clientY: spot.y });
    const place = picking ? null : overlay.placeAt(x, y);
    if (!place) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Passes over this place";
    button.addEventListener("click", () => {
      hide();
      app.step(() => {
        app.link.set("find", `point!${place.lat.toFixed(2)},${place.lon.toFixed(2)}`);
        app.link.set("show", "when");
      });
    });
    tip.replaceChildren(line("strong", degrees(place)), line("span", placeSentence(place.lat, place.lon)?.text ?? ""), button);
    asking = true;
    tip.classList.add("is-asking");
    tip.hidden = false;
    dot.hidden = true;
    setTip(x, y);
    button.focus({ preventScroll: true });
  }

  function line(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  const degrees = ({ lat, lon }) =>
    `${Math.abs(lat).toFixed(1)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(1)}° ${lon < 0 ? "W" : "E"}`;

  stage.addEventListener("pointermove", show);
  stage.addEventListener("pointerleave", () => asking || hide());
  document.addEventListener("pointerdown", (event) => asking && !tip.contains(/** @type {Node} */ (event.target)) && hide());

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
    if (event.key !== "Escape") return;
    if (picking) finishPicking(null);
    if (asking) hide();
  });

  return {
    hide,
    tap,
    press,
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
