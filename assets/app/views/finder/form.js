// Anybody's photograph: what the form's fields say, as a question to /api/v1/find and as text of a link.

const WAYS = ["place", "border", "point"];
/** The fields in the order of the callbacks: FIELDS of dashboard/web/views/finder/form.py. */
export const FIELDS = [
  ...["way", ...WAYS, "within_km", "from", "to", "dated", "light", "sun", "hours", "clock", "altitude"],
  ...["published", "by", "aboard", "docked"],
];
const LISTS = new Set(["aboard", "docked"]);

/**
 * place!Lahore, PK~light!night: what a link can carry without a percent sign in sight.
 * @param {URLSearchParams} asked
 */
const linkText = (asked) => [...asked].map(([name, value]) => `${name}!${value.replace(/[~!]/g, " ")}`).join("~");

/** @param {string} clues of a link @returns {URLSearchParams} the same as the API's parameters */
export const questionOf = (clues) => new URLSearchParams(clues.split("~").map((pair) => pair.split("!")));

/**
 * What the fields ask, as a link carries it; only the chosen way to say a place counts.
 * @param {any[]} values of FIELDS
 */
export function cluesOf(values) {
  const asked = new URLSearchParams();
  const [way] = values;
  FIELDS.forEach((name, i) => {
    if (name === "way" || (WAYS.includes(name) && name !== way)) return;
    for (const value of LISTS.has(name) ? values[i] : [values[i]]) if (value.trim()) asked.append(name, value.trim());
  });
  return linkText(asked);
}

/**
 * The fields' values for the clues of a link; undefined leaves a field as it is.
 * @param {string} clues
 */
export function valuesOf(clues) {
  const asked = questionOf(clues);
  return FIELDS.map((name) => {
    if (name === "way") return WAYS.find((way) => asked.has(way)) ?? "place";
    if (!asked.has(name)) return undefined;
    return LISTS.has(name) ? asked.getAll(name) : asked.get(name);
  });
}

/** Which rows that say a place are hidden. @param {string} way */
export const hiddenWays = (way) => WAYS.map((name) => name !== way);

/**
 * Which field a complaint stands beside: that of its parameter; where that has none, or isn't shown, the place's.
 * @param {string} parameter
 * @param {string} way
 */
export function fieldOf(parameter, way) {
  if (!FIELDS.includes(parameter)) return way;
  return WAYS.includes(parameter) ? way : parameter;
}
