// Time to pixels and back for one row, and the ticks that suit its span.

const MINUTE = 60e3;
const HOUR = 3600e3;
const DAY = 24 * HOUR;

const STEPS = [
  MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY,
];

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number) => String(number).padStart(2, "0");

export function createScale(startMs, spanMs, widthPx) {
  return {
    startMs,
    spanMs,
    stopMs: startMs + spanMs,
    widthPx,
    x: (ms) => ((ms - startMs) / spanMs) * widthPx,
    ms: (x) => startMs + (x / widthPx) * spanMs,
    msPerPx: spanMs / widthPx,
  };
}

// [{ms, label, strong}] about every `spacingPx`; calendar months when days would crowd.
export function ticks(scale, spacingPx = 90) {
  const wanted = scale.msPerPx * spacingPx;
  const step = STEPS.find((candidate) => candidate >= wanted);
  if (!step) return months(scale, Math.ceil(wanted / (30.4 * DAY)));
  const list = [];
  // Weeks are counted from a Monday: 1970-01-05.
  const offset = step >= 7 * DAY ? 4 * DAY : 0;
  for (let ms = Math.ceil((scale.startMs - offset) / step) * step + offset; ms <= scale.stopMs; ms += step) {
    const date = new Date(ms);
    const midnight = ms % DAY === 0;
    const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
    const firstOfYear = midnight && new Date(ms - step).getUTCFullYear() < date.getUTCFullYear();
    const year = firstOfYear ? ` ${date.getUTCFullYear()}` : "";
    const label = midnight ? day + year : `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
    list.push({ ms, label, strong: midnight && (step < DAY || firstOfYear) });
  }
  return list;
}

function months({ startMs, stopMs }, every) {
  const list = [];
  const date = new Date(startMs);
  date.setUTCDate(1);
  date.setUTCHours(0, 0, 0, 0);
  while (date.getTime() <= stopMs) {
    const month = date.getUTCMonth();
    if (date.getTime() >= startMs && month % every === 0) {
      const january = month === 0;
      list.push({
        ms: date.getTime(),
        label: january ? String(date.getUTCFullYear()) : MONTHS[month],
        strong: january,
      });
    }
    date.setUTCMonth(month + 1);
  }
  return list;
}
