// The clock in the header: UTC first, then the two countries of the photograph, then whoever looks at it.

import { INDIA_MS, PAKISTAN_MS, localTime, utcText } from "../lib/text.js";

export function mountClock(app) {
  const clock = document.getElementById("moment-clock");
  const india = local("clock-india", "India", INDIA_MS);
  const pakistan = local("clock-pakistan", "Pakistan", PAKISTAN_MS);
  const own = local("clock-own", "your time");
  // A small window has the date in the second line.
  const day = document.getElementById("clock-day");
  const dateSpan = document.createElement("span");
  dateSpan.className = "clock-date";
  const dateText = document.createTextNode("");
  const timeText = document.createTextNode("");
  dateSpan.append(dateText);
  clock.replaceChildren(dateSpan, timeText);
  app.onFrame((ms) => {
    const [date, time] = utcText(ms).split(", ");
    dateText.data = `${date}, `;
    timeText.data = time;
    day.textContent = date;
    clock.dateTime = new Date(ms).toISOString();
    india(ms);
    pakistan(ms);
    own(ms);
    document.body.classList.toggle("is-photo-moment", Math.abs(ms - app.photoMs()) < 500);
  });
}

// On a phone the other day is only a mark, "+1"; both zones are ahead of UTC.
/** @param {string} id @param {string} name @param {number} [fixedMs] ahead of UTC; left out: the viewer's own zone */
function local(id, name, fixedMs) {
  const element = document.getElementById(id);
  const time = document.createElement("span");
  const day = document.createElement("span");
  day.className = "other-day";
  const seconds = document.createElement("span");
  seconds.className = "clock-seconds";
  const zone = document.createTextNode(` ${name}`);
  element.replaceChildren(time, seconds, zone, day);
  return (ms) => {
    const offsetMs = fixedMs ?? -new Date(ms).getTimezoneOffset() * 60e3;
    // A clock that stands there already isn't said twice.
    if (fixedMs === undefined) element.hidden = [0, INDIA_MS, PAKISTAN_MS].includes(offsetMs);
    const there = localTime(ms, offsetMs);
    time.textContent = there.clock.slice(0, 5);
    seconds.textContent = there.clock.slice(5);
    day.textContent = there.day && ` (${there.day})`;
    day.dataset.short = there.day && " +1 d";
  };
}
