// The list beside the numbers of a small drawing: what each number is, a way to open it.

const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

/**
 * @param {HTMLElement} place the drawing that the list follows
 * @param {{ inPhoto: Map<string, string>, onOpen: (id: string) => void }} options
 */
export function createKey(place, { inPhoto, onOpen }) {
  const list = make("ol", "plan-key");
  list.hidden = true;
  list.setAttribute("aria-label", "The numbers of the drawing");
  place.append(list);

  function line(number, kind, name, where) {
    const item = make("li", "");
    item.dataset.kind = kind;
    const badge = make("span", "plan-number", String(number));
    item.append(badge, name, make("span", "soft", where));
    return item;
  }

  function opener(ship) {
    const button = make("button", `link${inPhoto.has(ship.id) ? " of-photo" : ""}`, ship.short_name + (ship.doubt ? " ?" : ""));
    button.type = "button";
    button.addEventListener("click", () => onOpen(ship.id));
    return button;
  }

  return {
    /** @param {boolean} small */
    show(small) {
      list.hidden = !small;
    },
    /** @param {{ ships: any[], free: any[] }} state */
    fill({ ships, free }) {
      list.replaceChildren(
        ...ships.map((ship, i) => line(i + 1, ship.kind, opener(ship), ship.placeName)),
        ...free.map((port, i) => line(ships.length + i + 1, "free", make("span", "", port.doubt ? "free ?" : "free"), port.name)),
      );
    },
  };
}
