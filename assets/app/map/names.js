// Names of seas, countries and cities, as many as find room: the greater first, none over another.

const FACES = {
  sea: { font: 'italic 400 12.5px Georgia, "DejaVu Serif", serif', colour: "#7f9fce" },
  country: { font: '600 12px system-ui, "DejaVu Sans", sans-serif', colour: "#b9c6de", spacing: "1.6px" },
  disputed: { font: 'italic 500 10.5px system-ui, "DejaVu Sans", sans-serif', colour: "#c9a5ee" },
  city: { font: '400 11.5px system-ui, "DejaVu Sans", sans-serif', colour: "#e9dcc3" },
};
const PIXELS_A_CITY = 21_000; // of the map for each city's name
const NEAR_LIMB = 0.36; // on the globe's rim names would pile up
const CITY_SIDES = [[1, 0], [-1, 0], [0.72, -0.9], [-0.72, -0.9], [0.72, 0.9], [-0.72, 0.9]];

export function createNames() {
  let standing = null; // {country, sea, disputed}: [name, lon, lat, size in degrees]
  let cities = [];

  // Boxes in use; a new one is refused when it touches any, or leaves the frame.
  function createRoom({ frame }, boxes) {
    return (x, y, width, height) => {
      const box = [x - 3, y - 1, x + width + 3, y + height + 1];
      const out = box[0] < frame.x + 2 || box[1] < frame.y + 2 || box[2] > frame.x + frame.width - 2 || box[3] > frame.y + frame.height - 2;
      if (out || boxes.some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1])) return false;
      boxes.push(box);
      return true;
    };
  }

  function write(context, text, x, y, { colour }) {
    context.strokeStyle = "rgba(5, 9, 18, .8)";
    context.lineWidth = 3;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  function face(context, { font, spacing = "0px" }) {
    context.font = font;
    context.letterSpacing = spacing;
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.lineJoin = "round";
  }

  function wide(context, view, room, kind, rows, shape) {
    face(context, FACES[kind]);
    for (const [name, lon, lat, degrees] of rows) {
      if (view.turnedTo(lon, lat) < NEAR_LIMB) continue;
      const text = shape(name);
      const width = context.measureText(text).width;
      if (width > degrees * view.pixelsPerDegree * (kind === "disputed" ? 1.6 : 1.15)) continue;
      const [x, y] = view.project([lon, lat]);
      if (room(x - width / 2, y - 7, width, 14)) write(context, text, x - width / 2, y, FACES[kind]);
    }
  }

  function cityNames(context, view, room) {
    face(context, FACES.city);
    const { frame } = view;
    let left = Math.min(60, Math.round((frame.width * frame.height) / PIXELS_A_CITY));
    for (const { name, lon, lat } of cities) {
      if (!left) break;
      if (view.turnedTo(lon, lat) < NEAR_LIMB) continue;
      const [x, y] = view.project([lon, lat]);
      if (!view.inFrame(x, y)) continue;
      const width = context.measureText(name).width;
      for (const [side, rise] of CITY_SIDES) {
        const tx = side > 0 ? x + 7 * side : x + 7 * side - width;
        const ty = y + 10 * rise;
        if (!room(tx, ty - 6.5, width, 13)) continue;
        write(context, name, tx, ty, FACES.city);
        left -= 1;
        break;
      }
    }
  }

  return {
    loadStanding(document) {
      standing = document;
    },
    loadCities({ name, latitude, longitude, population }) {
      cities = name
        .map((text, i) => ({ name: text, lat: latitude[i], lon: longitude[i], people: population[i] }))
        .filter(({ people }) => people >= 150_000)
        .sort((a, b) => b.people - a.people);
    },
    // `boxes`, [left, top, right, bottom] each, are kept clear; what each name takes is added to them.
    draw(context, view, { disputed, boxes }) {
      const room = createRoom(view, boxes);
      if (standing) {
        wide(context, view, room, "country", standing.country.slice(0, 40), (name) => name.toUpperCase());
        wide(context, view, room, "sea", standing.sea, (name) => name);
      }
      cityNames(context, view, room);
      if (standing) {
        wide(context, view, room, "country", standing.country.slice(40), (name) => name.toUpperCase());
        if (disputed) wide(context, view, room, "disputed", standing.disputed, (name) => name);
      }
      context.letterSpacing = "0px";
    },
  };
}
