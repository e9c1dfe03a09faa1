// The candidates as rows: drawn once for a search, only moved and re-scored when the weights change.

import { KM_PER_MILE, clock, dateAndTime, element, percent, place } from "./words.js";

const FIRST_ROWS = 10;
const SIGN = { for: "+", against: "−", neither: "=" };
const SIDE = { for: "speaks for it", against: "speaks against it", neither: "says little" };

export function createTable(root, onJump) {
  const body = root.querySelector("#candidates");
  const more = root.querySelector("#candidates-more");
  const rows = new Map();
  let order = [];
  let all = false;
  let chosen = null;

  body.addEventListener("click", (event) => {
    const row = event.target.closest("[data-candidate]");
    if (row) onJump(row.dataset.candidate);
  });
  body.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-candidate]");
    if (!row) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onJump(row.dataset.candidate);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      const shown = [...body.querySelectorAll("[data-candidate]:not([hidden])")];
      shown[shown.indexOf(row) + step]?.querySelector(".jump-to").focus();
    }
  });
  more.addEventListener("click", () => {
    all = !all;
    show();
  });

  function show() {
    order.forEach(({ candidate }, index) => {
      const row = rows.get(candidate.best_utc);
      row.hidden = !all && index >= FIRST_ROWS && candidate.best_utc !== chosen;
    });
    more.hidden = order.length <= FIRST_ROWS;
    more.textContent = all ? `Show the first ${FIRST_ROWS} only` : `Show all ${order.length}`;
  }

  return {
    load(candidates) {
      rows.clear();
      all = false;
      for (const candidate of candidates) rows.set(candidate.best_utc, createRow(candidate));
      body.replaceChildren(...rows.values());
    },
    rank(ranking) {
      order = ranking;
      const top = ranking[0]?.score ?? 1;
      ranking.forEach(({ candidate, score }, index) => {
        const row = rows.get(candidate.best_utc);
        row.querySelector(".rank").textContent = index + 1;
        const cell = row.querySelector(".score");
        cell.firstChild.style.width = `${(100 * score) / top}%`;
        cell.lastChild.textContent = percent(score);
        if (body.children[index] !== row) body.insertBefore(row, body.children[index] ?? null);
      });
      this.choose(chosen, true);
    },
    choose(iso, again = false) {
      if (iso === chosen && !again) return;
      chosen = rows.has(iso) ? iso : null;
      body.querySelector(".reasons")?.remove();
      for (const [key, row] of rows) {
        row.classList.toggle("is-chosen", key === chosen);
        row.setAttribute("aria-current", String(key === chosen));
      }
      show();
      const found = order.find(({ candidate }) => candidate.best_utc === chosen);
      if (found) rows.get(chosen).after(reasonsRow(found.candidate));
    },
  };
}

function createRow(found) {
  const [day, time] = dateAndTime(found.best_utc);
  const number = (...content) => element("td", { class: "number" }, ...content);
  const zone = found.time_zone.split("/").at(-1).replaceAll("_", " ");
  return element(
    "tr",
    { "data-candidate": found.best_utc, tabindex: "-1" },
    element("td", { class: "rank" }),
    element("td", {}, element("button", { type: "button", class: "jump-to" }, day)),
    number(time),
    element("td", {}, found.local_time?.slice(11, 16) ?? "–", element("small", {}, zone)),
    element("td", {}, place(found.latitude_deg, found.longitude_deg), element("small", {}, `near ${found.nearest_city}`)),
    number(`${found.altitude_km.toFixed(1)} km`, element("small", {}, `${(found.altitude_km / KM_PER_MILE).toFixed(1)} mi`)),
    number(`${found.closest_km.toFixed(0)} km`),
    number(clock(found.solar_time_h)),
    element("td", { class: "score" }, element("span", { class: "bar" }), element("span")),
  );
}

// Why this one: each clue's say, with how many times likelier than the average candidate it makes it.
function reasonsRow(found) {
  const items = found.reasons.map((reason) =>
    element(
      "li",
      { class: `is-${reason.side}` },
      element("span", { class: "sign", "aria-label": SIDE[reason.side] }, SIGN[reason.side]),
      element("span", {}, reason.text),
      element("b", { title: "times as likely as the average candidate" }, `×${shortFactor(reason.factor)}`),
    ),
  );
  const pass = `In reach from ${found.start_utc.slice(11, 19)} to ${found.stop_utc.slice(11, 19)} UTC.`;
  return element(
    "tr",
    { class: "reasons" },
    element("td", { colspan: "9" }, element("ul", { "aria-label": `For and against ${found.best_utc}` }, ...items), element("p", { class: "soft" }, pass)),
  );
}

const shortFactor = (factor) => (factor >= 10 ? factor.toFixed(0) : factor.toPrecision(2));
