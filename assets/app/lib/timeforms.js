// The forms in which a time may be written: the table of dashboard/time_forms.py, held to it by
// tests/vectors/times.json. A text is matched as a whole before anything reads it.

const LONGEST = 80;

const GAPS = /[ \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const DASHES = /[\u2010-\u2015\u2212\ufe63\uff0d]/gu;
const QUOTED = /^[ "'`\u2018-\u201f\u00ab\u00bb]+|[ "'`\u2018-\u201f\u00ab\u00bb]+$/gu;

const YEAR = String.raw`(?<year>\d{4})`;
const MONTH =
  String.raw`(?<name>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEP(?:T|TEMBER)?|` +
  String.raw`OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?`;
const DAY = String.raw`(?<day>\d\d?)(?:ST|ND|RD|TH)?`;
const WEEKDAY =
  /^(?<weekday>MON(?:DAY)?|TUE(?:S|SDAY)?|WED(?:NESDAY)?|THU(?:R|RS|RSDAY)?|FRI(?:DAY)?|SAT(?:URDAY)?|SUN(?:DAY)?)\.?,? /;
// Half a day's clock: "9:36 PM", "9:36 p.m.".
const HALF = String.raw`(?: ?(?<half>[AP])\.?M\.?)?`;

// A date and what may stand between it and a clock.
const T = "(?:T|,? AT |, ?| )";
/** @type {[RegExp, RegExp][]} */
const DATES = [
  [String.raw`${YEAR}-(?<month>\d\d)-(?<day>\d\d)`, T],
  [String.raw`${YEAR}(?<month>\d\d)(?<day>\d\d)`, String.raw`(?:${T}|(?=\d{4}))`],
  [String.raw`${YEAR}:(?<month>\d\d):(?<day>\d\d)`, T], // EXIF
  [String.raw`${YEAR}/(?!0\d/\d(?!\d))(?<month>\d\d?)/(?<day>\d\d?)`, T],
  [String.raw`${YEAR}\.(?!0\d\.\d(?!\d))(?<month>\d\d?)\.(?<day>\d\d?)`, T],
  [String.raw`${YEAR}[-/](?<yearday>\d{3})`, T],
  [String.raw`${YEAR}:(?<yearday>\d{3})(?=:)`, ":"], // NASA's
  [String.raw`${YEAR}-W(?<week>\d\d)-(?<weekday_number>\d)`, T],
  [String.raw`${YEAR}W(?<week>\d\d)(?<weekday_number>\d)`, T],
  [String.raw`(?<first>\d\d?)(?<mark>[-/.])(?<other>\d\d?)\k<mark>${YEAR}`, T],
  [String.raw`${DAY}[ -]?${MONTH}(?:, |[ -])?${YEAR}`, T],
  [String.raw`${MONTH} ${DAY},? ${YEAR}`, T],
  [String.raw`${YEAR}[ -]${MONTH}[ -]${DAY}`, T],
  [String.raw`${DAY} ${MONTH}`, T], // no year: of use beside a moment only
  [String.raw`${MONTH} ${DAY}`, T],
].map(([date, between]) => [new RegExp(`^${date}`), new RegExp(`^${between}`)]);

const SECONDS = String.raw`(?<second>\d\d)(?:[.,](?<fraction>\d+))?`;
const ZONE = [
  "(?<utc> ?(?:Z|UTC|GMT|UT))",
  String.raw` ?(?:UTC|GMT|UT)?(?<sign>[+-])(?<ahead>\d\d)(?::?(?<ahead_min>\d\d))?`,
  String.raw` (?<blank>\d\d)(?::?(?<blank_min>\d\d))?`, // a + that a query turned into a blank
  ",? (?:IN )?(?<place>INDIA|PAKISTAN|PKT)",
  " ?(?<zone>[A-Z]{1,5})",
].join("|");
// What programs put behind an offset: "(Coordinated Universal Time)", "[Asia/Kolkata]".
const REMARK = String.raw`(?: ?\([A-Z .+0-9:-]+\)|\[[A-Z0-9_/+-]+\])?`;
const CLOCKS = [
  String.raw`(?<hour>\d\d?):(?<minute>\d\d)(?::${SECONDS}|[.,](?<minute_fraction>\d+))?${HALF}`,
  String.raw`(?<hour>\d\d)(?<minute>\d\d)(?:${SECONDS}|[.,](?<minute_fraction>\d+))?`,
  String.raw`(?<hour>\d\d)(?:[.,](?<hour_fraction>\d+))?`,
  String.raw`(?<hour>\d\d?) ?(?<half>[AP])\.?M\.?`,
].map((clock) => new RegExp(`^${clock}(?:(?:${ZONE})${REMARK})?$`));
const UTC_DAY = /^ ?(?:Z|UTC|GMT|UT)$/;
// "Feb 19 21:36:30 UTC 2026", as `date` prints it.
const YEAR_LAST = /^([A-Z]{3,9}\.? \d\d?|\d\d? [A-Z]{3,9}\.?),? (\d\d?:.*) (\d{4})$/;
const SHORT_OFFSET = /((?:UTC|GMT)[+-])(\d)(?!\d)/g;
// "03:06:30 India (20 Feb)", as the page's clock prints it.
const DAY_BEHIND = /^(\d.*) \((\d\d? [A-Z]{3,9})\)$/;
const NO_DAY = new RegExp(String.raw`^(?:\d{4}[-/](?:\d\d|W\d\d)|${MONTH} \d{4})$`);

/** @typedef {Record<string, string>} Parts what was written, by name: year, month, hour, sign … */

/**
 * The text in capitals with plain blanks and hyphens, unquoted; null where other letters remain.
 * @param {string} text
 */
export function plain(text) {
  if (text.length > 4 * LONGEST) return null;
  const bare = text.replace(GAPS, " ").replace(UNSEEN, "").replace(DASHES, "-").replace(QUOTED, "");
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(bare) && bare.length <= LONGEST ? bare.toUpperCase() : null;
}

/**
 * The parts of a whole plain text by name, or null where it is none of the forms.
 * @param {string} text
 * @returns {Parts | null}
 */
export function match(text) {
  const weekday = WEEKDAY.exec(text);
  const rest = text
    .slice(weekday ? weekday[0].length : 0)
    .replace(SHORT_OFFSET, "$10$2")
    .replace(YEAR_LAST, "$1 $3 $2")
    .replace(DAY_BEHIND, "$2 $1");
  const parts = dated(rest) ?? clockAlone(rest);
  if (!parts) return NO_DAY.test(rest) ? { no_day: rest } : null;
  return weekday ? { ...parts, weekday: weekday.groups?.weekday.slice(0, 3) ?? "" } : parts;
}

/** @param {string} text */
function dated(text) {
  for (const [pattern, between] of DATES) {
    const date = pattern.exec(text);
    if (!date) continue;
    const rest = text.slice(date[0].length);
    if (!rest || UTC_DAY.test(rest)) return named(date);
    const gap = between.exec(rest);
    const time = gap && clock(rest.slice(gap[0].length));
    if (time) return { ...named(date), ...time };
  }
  return null;
}

/**
 * A clock that can't be taken for a year or a number: with a colon, with am or pm, or behind a T.
 * @param {string} text
 */
function clockAlone(text) {
  if (text.startsWith("T")) return clock(text.slice(1));
  return /^\d\d?(?::| ?[AP]\.?M)/.test(text) ? clock(text) : null;
}

/** @param {string} text */
function clock(text) {
  for (const pattern of CLOCKS) {
    const found = pattern.exec(text);
    if (found) return named(found);
  }
  return null;
}

/**
 * @param {RegExpExecArray} found
 * @returns {Parts}
 */
const named = (found) =>
  Object.fromEntries(Object.entries(found.groups ?? {}).filter(([, part]) => part !== undefined));
