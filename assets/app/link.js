// The page's state as a query: the browser's half of dashboard/web/link.py, driven by the same table.

import { readTime } from "./lib/times.js";

const SAFE = /[:,@~!*]/;

const encode = (text) =>
  [...text].map((letter) => (SAFE.test(letter) ? letter : encodeURIComponent(letter))).join("");

function parseNumber(text, { low, high, decimals }) {
  if (!/^[+-]?\d{1,12}(\.\d{1,12})?$/.test(text)) throw new Error("not a number");
  const value = Number(Number(text).toFixed(decimals)) + 0;
  if (!(value >= low && value <= high)) throw new Error("out of range");
  return value;
}

function formatNumber(value, { decimals }) {
  const text = Number(value).toFixed(decimals);
  const short = text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
  return short === "-0" ? "0" : short;
}

const two = { low: -180, high: 180, decimals: 2 };

export function formatMoment(ms) {
  return new Date(Math.round(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

const KINDS = {
  moment: { parse: (text) => formatMoment(readTime(text)), format: (value) => value },
  number: { parse: parseNumber, format: formatNumber },
  choice: {
    parse(text, { allowed }) {
      if (!allowed.includes(text)) throw new Error("not one of the choices");
      return text;
    },
    format: (value) => value,
  },
  flags: {
    parse(text, { allowed }) {
      const words = text === "none" ? [] : text.split(",");
      if (words.some((word) => !allowed.includes(word))) throw new Error("a word is not known");
      return allowed.filter((word) => words.includes(word));
    },
    format: (value, { allowed }) => allowed.filter((word) => value.includes(word)).join(",") || "none",
  },
  text: {
    parse(text, { pattern }) {
      if (!new RegExp(`^(?:${pattern})$`, "u").test(text)) throw new Error("not in the expected form");
      return text;
    },
    format: (value) => value,
  },
  view: {
    parse(text, { allowed }) {
      const at = text.indexOf("@");
      const proj = at < 0 ? text : text.slice(0, at);
      if (!allowed.includes(proj)) throw new Error("not a known view");
      if (at < 0 || at === text.length - 1) return { proj };
      const parts = text.slice(at + 1).split(",");
      if (parts.length !== 3) throw new Error("a place is latitude,longitude,zoom");
      return {
        proj,
        lat: parseNumber(parts[0], { low: -90, high: 90, decimals: 2 }),
        lon: parseNumber(parts[1], two),
        zoom: parseNumber(parts[2], { low: 0.5, high: 80, decimals: 2 }),
      };
    },
    format: (value) =>
      value.lat === undefined
        ? value.proj
        : `${value.proj}@${["lat", "lon", "zoom"].map((name) => formatNumber(value[name], two)).join(",")}`,
  },
};

export function parseLink(query, table) {
  const keys = new Map(table.map((key) => [key.key, key]));
  const state = Object.fromEntries(table.map((key) => [key.key, key.default]));
  const dropped = [];
  for (const [name, text] of new URLSearchParams(query)) {
    const key = keys.get(name);
    if (!key) {
      if (!/^utm_|^fbclid$|^gclid$/.test(name)) dropped.push({ key: name.slice(0, 60), given: text.slice(0, 60) });
      continue;
    }
    try {
      state[name] = KINDS[key.kind].parse(text, key);
    } catch {
      dropped.push({ key: name, given: text.slice(0, 60) });
    }
  }
  return { state, dropped };
}

export function formatLink(state, table) {
  return table
    .filter((key) => state[key.key] !== null && state[key.key] !== undefined)
    .map((key) => [key, KINDS[key.kind].format(state[key.key], key)])
    .filter(([key, text]) => key.default === null || text !== KINDS[key.kind].format(key.default, key))
    .map(([key, text]) => `${key.key}=${encode(text)}`)
    .join("&");
}

// The live state: what the link would say now, with listeners per key.
export function createLinkState(table, initial, onChange) {
  const state = { ...initial };
  const listeners = new Map();
  return {
    get: (name) => state[name],
    set(name, value, { quiet = false } = {}) {
      if (!(name in state)) throw new Error(`no such key in a link: ${name}`);
      state[name] = value;
      if (!quiet) for (const listener of listeners.get(name) ?? []) listener(value);
      onChange();
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    query: () => formatLink(state, table),
    snapshot: () => ({ ...state }),
  };
}
