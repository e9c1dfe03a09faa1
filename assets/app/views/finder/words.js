// Numbers of a candidate as the finder prints them.

import { hourMinute } from "../../lib/text.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const KM_PER_MILE = 1.609344;
export const clock = hourMinute;

export function dateAndTime(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-");
  return [`${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`, iso.slice(11, 19)];
}

/** @param {number} value @param {number} digits @returns {string} halves rounded up */
const rounded = (value, digits) => (Math.floor(value * 10 ** digits + 0.5) / 10 ** digits).toFixed(digits);

export function place(latitude, longitude) {
  const side = (value, letters) => `${rounded(Math.abs(value), 1)}° ${letters[value < 0 ? 1 : 0]}`;
  return `${side(latitude, "NS")} ${side(longitude, "EW")}`;
}

export function percent(share) {
  const value = 100 * share;
  if (value >= 99.95) return "> 99.9 %";
  if (value < 0.01) return "< 0.01 %";
  return `${rounded(value, value >= 10 && value < 99 ? 0 : value >= 1 ? 1 : 2)} %`;
}
