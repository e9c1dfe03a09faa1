// Times that a person writes, read as dashboard/time_reading.py reads them: tests/vectors/times.json holds both.

import { match, plain } from "./timeforms.js";

/** @typedef {import("./timeforms.js").Parts} Parts */

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MINUTE = 60e3;
const DAY = 86400e3;
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
// Places whose clocks the page prints, minutes ahead of UTC; none of them has had summer time since 2010.
/** @type {Record<string, number>} */
const PLACES = { INDIA: 330, PAKISTAN: 300, PKT: 300 };
const PLACES_FROM = 2010;
const FURTHEST_MIN = 14 * 60;

/** A text that is no time; the message completes the sentence that begins with the text. */
export class NotATime extends Error {}

/**
 * The instant (milliseconds since 1970, UTC) that a text names; a clock without a zone is UTC.
 * @param {string} text
 * @returns {number}
 */
export function readTime(text) {
  return instantOf(partsOf(text));
}

/**
 * The instant meant by what is typed beside a moment: also "now", a clock alone (that day), a day without a year.
 * @param {string} text
 * @param {number} besideMs the moment shown
 * @param {number} nowMs
 */
export function readTyped(text, besideMs, nowMs) {
  if (/^\s*now\s*$/i.test(text)) return nowMs;
  const parts = partsOf(text);
  if ("year" in parts || "no_day" in parts) return instantOf(parts);
  // The day and the year are those that the place's own clock shows at the moment.
  const ahead = parts.zone ? 0 : aheadMin(parts, PLACES_FROM);
  const there = new Date(besideMs + ahead * MINUTE);
  if (!("day" in parts)) {
    const day = { month: String(there.getUTCMonth() + 1), day: String(there.getUTCDate()) };
    return instantOf({ ...parts, ...day, year: String(there.getUTCFullYear()) });
  }
  return nearestYear(parts, there.getUTCFullYear(), besideMs);
}

/**
 * @param {Parts} parts
 * @param {number} year
 * @param {number} besideMs
 */
function nearestYear(parts, year, besideMs) {
  let best = NaN;
  /** @type {unknown} */
  let problem = null;
  for (const near of [year, year - 1, year + 1]) {
    try {
      const ms = instantOf({ ...parts, year: String(near) });
      if (!(Math.abs(best - besideMs) <= Math.abs(ms - besideMs))) best = ms;
    } catch (found) {
      problem ??= found;
    }
  }
  if (Number.isNaN(best)) throw problem;
  return best;
}

/**
 * @param {string} text
 * @returns {Parts}
 */
function partsOf(text) {
  const known = plain(text);
  const parts = known === null ? null : match(known);
  if (!parts) throw new NotATime("is not a time");
  return parts;
}

/** @param {Parts} parts */
function instantOf(parts) {
  if ("no_day" in parts) throw new NotATime("names no day");
  const day = dayOf(parts);
  const date = new Date(day);
  const weekday = WEEKDAYS[date.getUTCDay()];
  if ("weekday" in parts && parts.weekday !== weekday.slice(0, 3).toUpperCase()) {
    const said = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    throw new NotATime(`names another weekday: ${said} is a ${weekday}`);
  }
  const ms = day + sinceMidnight(parts) - aheadMin(parts, date.getUTCFullYear()) * MINUTE;
  checkYear(new Date(ms).getUTCFullYear());
  return ms;
}

/** @param {number} year */
function checkYear(year) {
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new NotATime(`is outside the years ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
}

/** @param {Parts} parts */
function dayOf(parts) {
  if (!("year" in parts)) throw new NotATime("name" in parts ? "has no year" : "has no date");
  const year = Number(parts.year);
  checkYear(year);
  if ("yearday" in parts) return dayOfYear(year, Number(parts.yearday));
  if ("week" in parts) return dayOfWeek(year, Number(parts.week), Number(parts.weekday_number));
  if ("first" in parts) return dayOrMonthFirst(year, Number(parts.first), Number(parts.other));
  const named = MONTHS.findIndex((name) => name.slice(0, 3).toUpperCase() === parts.name?.slice(0, 3)) + 1;
  return dayOfMonth(year, "name" in parts ? named : Number(parts.month), Number(parts.day));
}

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
function dayOfMonth(year, month, day) {
  if (month < 1 || month > 12) throw new NotATime(`names a day that does not exist: there is no month ${month}`);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > days) {
    throw new NotATime(`names a day that does not exist: ${MONTHS[month - 1]} ${year} has ${days} days`);
  }
  return Date.UTC(year, month - 1, day);
}

/**
 * @param {number} year
 * @param {number} number
 */
function dayOfYear(year, number) {
  const days = Math.round((Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY);
  if (number < 1 || number > days) throw new NotATime(`names a day that does not exist: ${year} has ${days} days`);
  return Date.UTC(year, 0, number);
}

/**
 * @param {number} year
 * @param {number} week
 * @param {number} number
 */
function dayOfWeek(year, week, number) {
  // Week 1 is the week of 4 January; weeks begin on Monday.
  const monday = (/** @type {number} */ of) => {
    const fourth = Date.UTC(of, 0, 4);
    return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  };
  const weeks = Math.round((monday(year + 1) - monday(year)) / (7 * DAY));
  if (week < 1 || week > weeks) throw new NotATime(`names a week that does not exist: ${year} has ${weeks} weeks`);
  if (number < 1 || number > 7) {
    throw new NotATime("names a day that does not exist: the days of a week are 1 to 7");
  }
  return monday(year) + ((week - 1) * 7 + number - 1) * DAY;
}

/**
 * `19/02/2026` or `02/19/2026`, but not `02/03/2026`, which is written for either.
 * @param {number} year
 * @param {number} first
 * @param {number} other
 */
function dayOrMonthFirst(year, first, other) {
  if (first !== other && Math.min(first, other) >= 1 && Math.max(first, other) <= 12) {
    const [dayFirst, monthFirst] = [`${first} ${MONTHS[other - 1]}`, `${other} ${MONTHS[first - 1]}`];
    throw new NotATime(`can be ${dayFirst} or ${monthFirst} ${year}: write the year first`);
  }
  return other <= 12 ? dayOfMonth(year, other, first) : dayOfMonth(year, first, other);
}

/** @param {Parts} parts */
function sinceMidnight(parts) {
  if ("hour_fraction" in parts) {
    throw new NotATime("has decimals after the hour, which can be meant as minutes: write 21:30");
  }
  const [written, minute, second] = [parts.hour, parts.minute, parts.second].map((part) => Number(part ?? 0));
  let hour = written;
  if ("half" in parts) {
    if (hour < 1 || hour > 12) {
      throw new NotATime("has no such clock time: with am or pm, hours run from 1 to 12");
    }
    hour = (hour % 12) + (parts.half === "P" ? 12 : 0);
  }
  if (second === 60) {
    throw new NotATime("has a second 60; leap seconds are not counted here: write 59, or 0 of the next minute");
  }
  const micro = micros(parts.fraction, 1) + micros(parts.minute_fraction, 60);
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && (minute || second || micro))) {
    throw new NotATime(
      "has no such clock time: hours run to 23 (24:00 ends a day), minutes and seconds to 59",
    );
  }
  return ((hour * 60 + minute) * 60 + second) * 1000 + micro / 1000;
}

/**
 * Microseconds of a decimal fraction of so many seconds, rounded half up.
 * @param {string | undefined} digits
 * @param {number} seconds
 */
const micros = (digits, seconds) =>
  digits ? Math.floor((Number(`${digits}00000000`.slice(0, 8)) * seconds + 50) / 100) : 0;

/**
 * @param {Parts} parts
 * @param {number} year
 */
function aheadMin(parts, year) {
  if ("zone" in parts || ("place" in parts && year < PLACES_FROM)) {
    const name = parts.zone ?? parts.place;
    throw new NotATime(`has a time zone by name, ${name}: write its offset from UTC, such as +05:30`);
  }
  if ("place" in parts) return PLACES[parts.place];
  if ("blank" in parts && !("blank_min" in parts) && !("second" in parts)) throw new NotATime("is not a time");
  const hours = Number(parts.ahead ?? parts.blank ?? 0);
  const minutes = Number(parts.ahead_min ?? parts.blank_min ?? 0);
  if (minutes > 59 || hours * 60 + minutes > FURTHEST_MIN) {
    throw new NotATime("has an offset that no clock has: they go to 14 hours from UTC");
  }
  return (parts.sign === "-" ? -1 : 1) * (hours * 60 + minutes);
}
