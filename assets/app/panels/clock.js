// The clock in the header: UTC first, then the two countries of the photograph.

import { INDIA_MS, PAKISTAN_MS, localText, utcText } from "../text.js";

export function mountClock(app) {
  const clock = document.getElementById("moment-clock");
  const india = document.getElementById("clock-india");
  const pakistan = document.getElementById("clock-pakistan");
  app.onFrame((ms) => {
    clock.textContent = utcText(ms);
    clock.dateTime = new Date(ms).toISOString();
    india.textContent = localText(ms, INDIA_MS, "India");
    pakistan.textContent = localText(ms, PAKISTAN_MS, "Pakistan");
    document.body.classList.toggle("is-photo-moment", Math.abs(ms - app.photoMs()) < 500);
  });
}
