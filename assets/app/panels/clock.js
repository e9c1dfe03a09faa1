// The clock in the header: UTC first, then the two countries of the photograph.

import { INDIA_MS, PAKISTAN_MS, localTime, utcText } from "../text.js";

export function mountClock(app) {
  const clock = document.getElementById("moment-clock");
  const india = local("clock-india", "India", INDIA_MS);
  const pakistan = local("clock-pakistan", "Pakistan", PAKISTAN_MS);
  app.onFrame((ms) => {
    clock.textContent = utcText(ms);
    clock.dateTime = new Date(ms).toISOString();
    india(ms);
    pakistan(ms);
    document.body.classList.toggle("is-photo-moment", Math.abs(ms - app.photoMs()) < 500);
  });
}

// On a phone the other day is only a mark, "+1"; both zones are ahead of UTC.
function local(id, name, offsetMs) {
  const element = document.getElementById(id);
  const time = document.createElement("span");
  const day = document.createElement("span");
  day.className = "other-day";
  element.replaceChildren(time, day);
  return (ms) => {
    const there = localTime(ms, offsetMs);
    time.textContent = `${there.clock} ${name}`;
    day.textContent = there.day && ` (${there.day})`;
    day.dataset.short = there.day && " +1 d";
  };
}
