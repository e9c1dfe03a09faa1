// The camera's settings: a preset's, and over them what a person chose; what the link and the API carry of them.

// [name in the API, key in the link]
const KEYS = [
  ["exposure_s", "ex_s"],
  ["lens", "ex_lens"],
  ["lens_mm", "ex_mm"],
  ["azimuth_deg", "ex_az"],
  ["elevation_deg", "ex_el"],
  ["roll_deg", "ex_roll"],
  ["window", "ex_win"],
  ["flight", "ex_flight"],
  ["border_lights", "ex_border"],
];

// The usual bias of the station's attitude, as the API assumes it: yaw, pitch, roll in degrees.
export const BIAS_DEG = [-4, -3, 0];

// What a link adds to its preset.
function ownValues(link) {
  const set = KEYS.filter(([, key]) => link.get(key) !== null && link.get(key) !== undefined);
  return Object.fromEntries(set.map(([name, key]) => [name, link.get(key)]));
}

// The settings as the link has them, for parts of the page that only look.
export const settingsOf = (presets, link) => ({ ...presets[link.get("ex_preset")].settings, ...ownValues(link) });

export function createSettings(presets, link) {
  const listeners = [];
  let preset = link.get("ex_preset");
  const own = ownValues(link);

  // Back or Forward: the link has the settings of that entry.
  link.onRestore(() => {
    const before = JSON.stringify([preset, own]);
    preset = link.get("ex_preset");
    for (const key of Object.keys(own)) delete own[key];
    Object.assign(own, ownValues(link));
    if (JSON.stringify([preset, own]) !== before) for (const listener of listeners) listener();
  });

  function write() {
    link.set("ex_preset", preset, { quiet: true });
    for (const [name, key] of KEYS) link.set(key, name in own ? own[name] : null, { quiet: true });
    for (const listener of listeners) listener();
  }

  return {
    presets,
    preset: () => preset,
    isPreset: () => Object.keys(own).length === 0,
    values: () => ({ ...presets[preset].settings, ...own }),
    note: () => presets[preset].note,
    set(name, value) {
      if (presets[preset].settings[name] === value) delete own[name];
      else own[name] = value;
      write();
    },
    choose(name) {
      preset = name;
      for (const key of Object.keys(own)) delete own[key];
      write();
    },
    onChange: (listener) => listeners.push(listener),
    // The query of /api/v1/exposure.*: everything spelled out, so that a link to it stays what it is.
    query(ms, width) {
      const t = new Date(Math.round(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");
      const parts = { t, ...this.values(), width };
      return new URLSearchParams(Object.entries(parts).map(([name, value]) => [name, String(value)])).toString();
    },
  };
}
