// Numbers and times as this page prints them: UTC first, real minus signs, km and miles together.

const pad = (number) => String(number).padStart(2, "0");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const MILES_PER_KM = 0.621371192;

export function utcText(ms, to = "second") {
  const date = new Date(ms);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  if (to === "day") return day;
  const minute = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
  if (to === "minute") return `${day}, ${minute} UTC`;
  const second = `${minute}:${pad(date.getUTCSeconds())}`;
  if (to === "field") return `${date.toISOString().slice(0, 10)} ${second}`;
  return `${day}, ${second} UTC`;
}

// "03:06:30" there, with the day only when it is another one than in UTC.
export function localTime(ms, offsetMs) {
  const there = new Date(ms + offsetMs);
  const other = there.getUTCDate() !== new Date(ms).getUTCDate();
  return { clock: there.toISOString().slice(11, 19), day: other ? `${there.getUTCDate()} ${MONTHS[there.getUTCMonth()]}` : "" };
}

export function degrees(value, positive, negative, decimals = 2) {
  return `${Math.abs(value).toFixed(decimals)}° ${value >= 0 ? positive : negative}`;
}

export function signed(value, decimals = 1) {
  const text = Math.abs(value).toFixed(decimals);
  return Number(text) === 0 ? text : `${value < 0 ? "−" : "+"}${text}`;
}

export const grouped = (value) => Math.round(value).toLocaleString("en-US").replaceAll(",", "\u202f");

export function kmAndMiles(km, decimals = 0) {
  const miles = km * MILES_PER_KM;
  return decimals ? `${km.toFixed(decimals)} km · ${miles.toFixed(decimals)} mi` : `${grouped(km)} km · ${grouped(miles)} mi`;
}

export function ago(hours) {
  const size = Math.abs(hours);
  const text = size < 48 ? `${size.toFixed(1)} h` : `${(size / 24).toFixed(1)} days`;
  return `${text} ${hours >= 0 ? "after" : "before"} its epoch`;
}

export function hourMinute(hours) {
  const minutes = Math.round(((hours % 24) + 24) * 60) % 1440;
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
