// The page's state as a query: the browser writes links from the table it is handed. Reading one is the server's
// (dashboard/web/page/link_reading.py); tests/vectors/links.json holds this half to dashboard/web/page/link.py.

/**
 * A key of a link as the page's facts describe it: what else a kind needs (allowed, decimals …) stands beside.
 * @typedef {{ key: string, kind: string, default: any, allowed?: string[], decimals?: number }} LinkKey
 * @typedef {Record<string, any>} LinkState
 * @typedef {ReturnType<typeof createLinkState>} Link the live state
 */

const SAFE = /[:,@~!*]/;

/** @param {string} text */
const encode = (text) =>
  [...text].map((letter) => (SAFE.test(letter) ? letter : encodeURIComponent(letter))).join("");

/**
 * @param {number} value
 * @param {number} [decimals]
 */
function formatNumber(value, decimals = 0) {
  const text = Number(value).toFixed(decimals);
  const short = text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
  return short === "-0" ? "0" : short;
}

/**
 * The moment to the second, as a link and the API have it.
 * @param {number} ms
 */
export function formatMoment(ms) {
  return new Date(Math.round(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

const asIs = (/** @type {string} */ value) => value;

/** @type {Record<string, (value: any, key: LinkKey) => string>} */
const FORMATS = {
  moment: asIs,
  number: (value, { decimals }) => formatNumber(value, decimals),
  choice: asIs,
  flags: (value, { allowed = [] }) => allowed.filter((word) => value.includes(word)).join(",") || "none",
  text: asIs,
  view: (value) =>
    value.lat === undefined
      ? value.proj
      : `${value.proj}@${[value.lat, value.lon, value.zoom].map((part) => formatNumber(part, 2)).join(",")}`,
};

/**
 * The query, without "?": what differs from the defaults.
 * @param {LinkState} state
 * @param {LinkKey[]} table
 */
export function formatLink(state, table) {
  return table
    .filter((key) => state[key.key] !== null && state[key.key] !== undefined)
    .map((key) => /** @type {const} */ ([key, FORMATS[key.kind](state[key.key], key)]))
    .filter(([key, text]) => key.default === null || text !== FORMATS[key.kind](key.default, key))
    .map(([key, text]) => `${key.key}=${encode(text)}`)
    .join("&");
}

/**
 * The live state: what the link would say now, with listeners per key.
 * @param {LinkKey[]} table
 * @param {LinkState} initial
 * @param {() => void} onChange
 */
export function createLinkState(table, initial, onChange) {
  /** @type {LinkState} */
  const state = { ...initial };
  /** @type {Map<string, ((value: any) => void)[]>} */
  const listeners = new Map();
  /** @type {(() => void)[]} */
  const restoreListeners = [];
  const tell = (/** @type {string} */ name) => {
    for (const listener of listeners.get(name) ?? []) listener(state[name]);
  };

  return {
    get: (/** @type {string} */ name) => state[name],
    /**
     * @param {string} name
     * @param {any} value
     * @param {{ quiet?: boolean }} [how] quiet: whoever sets it shows it already
     */
    set(name, value, { quiet = false } = {}) {
      if (!(name in state)) throw new Error(`no such key in a link: ${name}`);
      state[name] = value;
      if (!quiet) tell(name);
      onChange();
    },
    on(/** @type {string} */ name, /** @type {(value: any) => void} */ listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    /** Called after a whole state was put back, for parts that keep several keys together. */
    onRestore: (/** @type {() => void} */ listener) => restoreListeners.push(listener),
    /**
     * Puts a whole state back, as Back and Forward do.
     * @param {LinkState} wanted
     */
    restore(wanted) {
      const changed = Object.keys(state).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(wanted[name] ?? null));
      for (const name of changed) state[name] = wanted[name] ?? null;
      for (const name of changed) tell(name);
      for (const listener of restoreListeners) listener();
    },
    query: () => formatLink(state, table),
    snapshot: () => ({ ...state }),
  };
}
