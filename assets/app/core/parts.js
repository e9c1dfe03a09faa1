// @ts-check
// The components of dashboard/web/parts/components.py: fields that Dash's callbacks read and write, and tables that are
// drawn at once.
//
// Fields keep their text themselves, as elements do; a value that a callback sets is put into them. React and these
// components are there when Dash is awake.

/**
 * @typedef {{ value: string, label: string }} Option
 * @typedef {object} Field what Dash hands a component
 * @property {string} id
 * @property {any} value
 * @property {string | null} [error] what is wrong with it
 * @property {Option[]} [options]
 * @property {(changed: Record<string, any>) => void} setProps
 */

const NATIVE = ["className", "role", "style", "hidden", "type", "placeholder", "name", "min", "max", "step", "list", "autoComplete", "spellCheck"];

/** @param {Record<string, any>} props what the element itself takes of them */
function attributes(props) {
  const own = Object.entries(props).filter(([name, value]) => value !== null && (NATIVE.includes(name) || /^(data|aria)-/.test(name)));
  return { id: props.id, ...Object.fromEntries(own), ...(props.error === undefined ? {} : { "aria-invalid": Boolean(props.error) }) };
}

/** Makes the components known to Dash, once React is there. */
export function defineParts() {
  const { createElement, useEffect, useLayoutEffect, useRef } = window.React;

  // An element's own events: "input" while it changes, "change" when it has changed. React has only the first.
  /** @param {Field} props @param {(element: any) => any} read */
  function useNative(props, read) {
    const element = useRef(/** @type {any} */ (null));
    const latest = useRef(props);
    latest.current = props;
    useEffect(() => {
      const told = /** @type {const} */ ({ input: "value", change: "settled" });
      const tell = (/** @type {Event} */ { type }) =>
        latest.current.setProps({ [told[/** @type {"input" | "change"} */ (type)]]: read(element.current) });
      for (const type of Object.keys(told)) element.current.addEventListener(type, tell);
      return () => {
        for (const type of Object.keys(told)) element.current?.removeEventListener(type, tell);
      };
    }, []);
    return element;
  }

  /** @param {import("../lib/described.js").Described} part @returns {any} */
  function drawn(part) {
    if (!Array.isArray(part)) return part;
    const [tag, props, ...children] = part;
    return createElement(tag, props, ...children.map(drawn));
  }

  /** @param {any} props */
  const Drawn = (props) => createElement(props.tag, attributes(props), ...(props.content ?? []).map(drawn));

  /** @param {any} props */
  function Input(props) {
    const element = useNative(props, ({ value }) => value);
    useLayoutEffect(() => {
      const text = String(props.value ?? "");
      if (element.current.value !== text) element.current.value = text;
    }, [props.value]);
    const spoken = props.valuetext === undefined ? {} : { "aria-valuetext": props.valuetext };
    return createElement("input", { ...attributes(props), ...spoken, ref: element });
  }

  /** @param {any} props */
  function Select(props) {
    const element = useNative(props, ({ value }) => value);
    useLayoutEffect(() => {
      element.current.value = props.value ?? "";
    }, [props.value, props.options]);
    const options = props.options.map((/** @type {Option} */ { value, label }) => createElement("option", { key: value, value }, label));
    return createElement("select", { ...attributes(props), ref: element }, ...options);
  }

  /** @param {any} props */
  function Checks(props) {
    const checked = (/** @type {HTMLElement} */ group) =>
      /** @type {HTMLInputElement[]} */ ([...group.querySelectorAll("input")]).filter((box) => box.checked).map(({ value }) => value);
    const element = useNative(props, checked);
    useLayoutEffect(() => {
      for (const box of element.current.querySelectorAll("input")) box.checked = (props.value ?? []).includes(box.value);
    }, [props.value]);
    const { "aria-invalid": invalid = false, name, ...group } = /** @type {any} */ (attributes(props));
    const boxes = props.options.map((/** @type {Option} */ { value, label }) =>
      createElement("label", { key: value }, createElement("input", { type: "checkbox", name, value, "aria-invalid": invalid }), label),
    );
    return createElement("div", { role: "group", ...group, ref: element }, ...boxes);
  }

  Object.assign(window, { page_parts: { Drawn, Input, Select, Checks } });
}
