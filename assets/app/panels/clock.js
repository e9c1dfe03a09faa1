// The clock in the header: UTC first, then the two countries of the photograph, then whoever looks at it. The server has
// written the page's first moment into the same elements.

import { localTime, utcText } from "../lib/text.js";

/** @param {{ moment: import("../core/moment.js").Moment, photoMs: number }} given `photoMs`: the photograph's instant */
export function mountClock({ moment, photoMs }) {
  const clock = document.getElementById("moment-clock");
  const fixed = [...document.querySelectorAll(".clock-local [data-ahead-s]")].map((element) => Number(element.dataset.aheadS) * 1000);
  const locals = [...document.querySelectorAll(".clock-local [data-ahead-s], #clock-own")].map((element) => local(element, fixed));
  // A small window has the date in the second line.
  const day = document.getElementById("clock-day");
  const dateSpan = clock.querySelector(".clock-date");
  const timeText = clock.lastChild;
  moment.onFrame((ms) => {
    const [date, time] = utcText(ms).split(", ");
    dateSpan.textContent = `${date}, `;
    timeText.data = time;
    day.textContent = date;
    clock.dateTime = new Date(ms).toISOString();
    for (const show of locals) show(ms);
    document.body.classList.toggle("is-photo-moment", Math.abs(ms - photoMs) < 500);
  });
}

// On a phone the other day is only a mark, "+1"; both zones are ahead of UTC.
/** @param {HTMLElement} element without `data-ahead-s` it is in the viewer's own zone @param {number[]} others */
function local(element, others) {
  const [time, seconds, day] = /** @type {HTMLElement[]} */ ([...element.children]);
  const fixedMs = element.dataset.aheadS && Number(element.dataset.aheadS) * 1000;
  return (/** @type {number} */ ms) => {
    const offsetMs = fixedMs ?? -new Date(ms).getTimezoneOffset() * 60e3;
    const there = localTime(ms, offsetMs);
    time.textContent = there.clock.slice(0, 5);
    seconds.textContent = there.clock.slice(5);
    day.textContent = there.day && ` (${there.day})`;
    day.dataset.short = there.day && " +1 d";
    if (fixedMs !== undefined) return;
    // A clock that stands there already isn't said twice.
    element.hidden = [0, ...others].includes(offsetMs);
    element.classList.remove("is-unknown");
  };
}
