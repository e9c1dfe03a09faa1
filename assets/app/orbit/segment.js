// The exact states around the moment: fetched in whole blocks, kept, and read by cubic Hermite.
//
// Blocks start on fixed hours, so that the same addresses come back and the browser's own cache serves
// them. A state every 30 s with its velocity is exact to 0.1 m between states.

const STEP_S = 30;
const BLOCK_MS = 3 * 3600e3;
const MARGIN_MS = 100 * 60e3; // one orbit each way, for the track before and after
const KEPT = 24;

const blockOf = (ms) => Math.floor(ms / BLOCK_MS);
const iso = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");

function read(answer) {
  const count = answer.position_km.length;
  const position = new Float64Array(count * 3);
  const velocity = new Float64Array(count * 3);
  answer.position_km.forEach((row, i) => position.set(row, 3 * i));
  answer.velocity_km_s.forEach((row, i) => velocity.set(row, 3 * i));
  return {
    startMs: Date.parse(answer.start_utc),
    stepMs: answer.step_s * 1000,
    count,
    position,
    velocity,
    uncertainty: Float64Array.from(answer.uncertainty_km),
    setIndex: answer.set_index,
    sets: answer.sets,
  };
}

function hermite(segment, ms) {
  const exact = (ms - segment.startMs) / segment.stepMs;
  const i = Math.min(segment.count - 2, Math.max(0, Math.floor(exact)));
  const u = exact - i;
  const h = segment.stepMs / 1000;
  const h00 = (1 + 2 * u) * (1 - u) ** 2;
  const h10 = u * (1 - u) ** 2;
  const h01 = u * u * (3 - 2 * u);
  const h11 = u * u * (u - 1);
  const d00 = (6 * u * u - 6 * u) / h;
  const d10 = 3 * u * u - 4 * u + 1;
  const d11 = 3 * u * u - 2 * u;
  const position = [0, 0, 0];
  const velocity = [0, 0, 0];
  for (let k = 0; k < 3; k += 1) {
    const p0 = segment.position[3 * i + k];
    const p1 = segment.position[3 * i + 3 + k];
    const v0 = segment.velocity[3 * i + k];
    const v1 = segment.velocity[3 * i + 3 + k];
    position[k] = h00 * p0 + h10 * h * v0 + h01 * p1 + h11 * h * v1;
    velocity[k] = d00 * p0 + d10 * v0 - d00 * p1 + d11 * v1;
  }
  return { position, velocity };
}

/**
 * What is asked for a block, milliseconds since 1970: whole seconds inside the archive, its first and
 * last states at the archive's own, so that no moment lies more than a second beyond them.
 * @param {number} block
 * @param {[number, number]} limits
 */
export function spanOf(block, [firstMs, lastMs]) {
  const [first, last] = [Math.ceil(firstMs / 1000) * 1000, Math.floor(lastMs / 1000) * 1000];
  const stop = Math.min(last, (block + 1) * BLOCK_MS + MARGIN_MS);
  const start = Math.max(first, block * BLOCK_MS - MARGIN_MS);
  return { start: start === first ? start : start + ((stop - start) % (STEP_S * 1000)), stop };
}

/**
 * @param {[number, number]} limits of the archive
 * @param {string} version of its data
 */
export function createSegments([firstMs, lastMs], version) {
  const blocks = new Map(); // block number -> segment; in order of use
  const pending = new Map();

  function covering(ms) {
    const own = blocks.get(blockOf(ms));
    if (own) return own;
    for (const segment of blocks.values()) {
      if (ms >= segment.startMs && ms <= segment.startMs + (segment.count - 1) * segment.stepMs) return segment;
    }
    return null;
  }

  async function load(block) {
    const { start, stop } = spanOf(block, [firstMs, lastMs]);
    // An answer about the past is kept for good; the version makes newer element sets another question.
    const query = `start=${iso(start)}&stop=${iso(stop)}&step_s=${STEP_S}&v=${version}`;
    const answer = await fetch(`/api/v1/track?${query}`);
    if (!answer.ok) throw Object.assign(new Error(`the track was refused (${answer.status})`), { status: answer.status });
    blocks.set(block, read(await answer.json()));
    if (blocks.size > KEPT) blocks.delete(blocks.keys().next().value);
  }

  return {
    isLoading: () => pending.size > 0,
    has: (ms) => blocks.has(blockOf(ms)),
    // At most one request: the block the moment is in. Resolves to whether anything new came.
    async ensure(ms) {
      const block = blockOf(ms);
      if (blocks.has(block)) return false;
      if (!pending.has(block)) pending.set(block, load(block).finally(() => pending.delete(block)));
      await pending.get(block);
      return true;
    },
    stateAt(ms) {
      const segment = covering(ms);
      return segment && hermite(segment, ms);
    },
    // What the archive says about itself at the moment; null where no block is loaded yet.
    about(ms) {
      const segment = covering(ms);
      if (!segment) return null;
      const i = Math.min(segment.count - 1, Math.max(0, Math.round((ms - segment.startMs) / segment.stepMs)));
      return { uncertaintyKm: segment.uncertainty[i], set: segment.sets[segment.setIndex[i]] };
    },
  };
}
