// What was attached, which ports were free and who was aboard at any instant, from the facts sent with
// the page (or asked for later, a year at a time: life.js). The same rules as the server's
// dashboard/station/complement.py; golden vectors and a browser test hold them together. Between two neighbouring edges nothing changes, so each stretch is worked out once.

const DAY_MS = 86400e3;

export function createComplement(payload) {
  const { spans, ports, visits, people } = payload;
  const portOrder = new Map(ports.map((port, index) => [port.id, index]));
  const nameOf = new Map([...ports, payload.arm].map((place) => [place.id, place.name]));
  const spansOf = (visit) => spans.filter((span) => span.visit === visit);
  const wordsOf = new Map([...ports, payload.arm].map((place) => [place.id, place.words]));
  const edges = sortedEdges(payload);
  const known = new Map();

  const possible = (span, ms) => span.from_lo <= ms && (span.to === null || ms < Math.max(span.to, span.to_hi));
  const holds = (span, ms) => span.from <= ms && (span.to === null || ms < span.to);

  function doubtAt(span, ms) {
    if (span.from_lo <= ms && ms < span.from_hi) return span.doubt_from;
    if (span.to !== null) return span.to_lo <= ms && ms < span.to_hi ? span.doubt_to : null;
    return span.confirmed === null || ms >= span.confirmed ? span.doubt_open : null;
  }

  function coverage(ms) {
    if (ms < payload.known_from) return "partial";
    return ms < payload.known_until ? "complete" : "last-known";
  }

  function shipsAt(ms, outside) {
    return spans
      .filter((span) => holds(span, ms))
      .map((span) => ({
        id: span.visit,
        ...visits[span.visit],
        place: span.place,
        placeName: nameOf.get(span.place),
        placeWords: wordsOf.get(span.place),
        story: span.story,
        method: span.method,
        since: span.since,
        doubt: doubtAt(span, ms) ?? outside,
      }))
      .sort((a, b) => (portOrder.get(a.place) ?? 99) - (portOrder.get(b.place) ?? 99) || a.arrived.ms - b.arrived.ms);
  }

  function freeAt(ms, note) {
    const taken = new Set(spans.filter((span) => holds(span, ms)).map((span) => span.place));
    return ports
      .filter((port) => !taken.has(port.id) && isOpen(port, ms))
      .map((port) => {
        const maybe = spans.find((span) => span.place === port.id && possible(span, ms) && doubtAt(span, ms));
        return { ...port, doubt: note ?? (maybe ? doubtAt(maybe, ms) : null) };
      });
  }

  function crewAt(ms, outside) {
    const aboard = [];
    for (const person of people) {
      const came = spansOf(person.came_on)[0];
      const home = spansOf(person.left_on ?? person.came_on).at(-1);
      if (ms < came.from || (person.left_on && home.to !== null && ms >= home.to)) continue;
      const soft = came.from_lo <= ms && ms < came.from_hi;
      aboard.push({
        ...person,
        ship: visits[person.came_on].name,
        since: came.since,
        doubt: doubtAt(soft ? came : home, ms) ?? outside,
      });
    }
    return aboard.sort((a, b) => a.since.ms - b.since.ms);
  }

  // The state between two edges; `from` and `until` say how long it holds.
  function at(ms) {
    const index = firstAfter(edges, ms);
    if (!known.has(index)) {
      const cover = coverage(ms);
      const note = payload.notes[cover] ?? null;
      const outside = cover === "last-known" ? note : null;
      known.set(index, {
        from: edges[index - 1] ?? -Infinity,
        until: edges[index] ?? Infinity,
        coverage: cover,
        note,
        ships: shipsAt(ms, outside),
        free: freeAt(ms, note),
        crew: crewAt(ms, outside),
      });
    }
    return known.get(index);
  }

  return { at, placeName: (place) => nameOf.get(place), portOrder, spansOf };
}

// A port comes with its module, and goes with it or when a module takes its place.
const isOpen = (port, ms) => port.open.some(([from, to]) => from <= ms && (to === null || ms < to));

function sortedEdges({ spans, ports, known_from: first, known_until: last }) {
  const all = new Set([first, last]);
  for (const edge of ports.flatMap((port) => port.open.flat())) if (edge !== null) all.add(edge);
  for (const span of spans) {
    for (const key of ["from", "from_lo", "from_hi", "to", "to_lo", "to_hi", "confirmed"]) {
      if (Number.isFinite(span[key])) all.add(span[key]);
    }
  }
  return [...all].sort((a, b) => a - b);
}

function firstAfter(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// 1 in the first 24 hours after the arrival, 2 in the next.
export const dayOfStay = (arrivedMs, ms) => Math.floor((ms - arrivedMs) / DAY_MS) + 1;
