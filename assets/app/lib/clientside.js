// @ts-check
// What a callback of Dash's that runs in the page has at hand (docs/architecture.md, "A large view").

/** The value that leaves an output as it is. @returns {any} */
export const same = () => window.dash_clientside.no_update;

/** Leaves all outputs as they are. @returns {never} */
export function leave() {
  throw window.dash_clientside.PreventUpdate;
}

/** @param {unknown} problem whether it is how a callback leaves its outputs as they are */
export const isLeaving = (problem) => problem === window.dash_clientside.PreventUpdate;

/** The ids whose properties have changed; to be asked before anything is waited for. @returns {string[]} */
export const triggers = () => window.dash_clientside.callback_context.triggered.map(({ prop_id: id }) => id.split(".")[0]);

/**
 * Sets a component's properties from outside: callbacks with them as input run.
 * @param {string} id
 * @param {Record<string, any>} props
 */
export const setProps = (id, props) => window.dash_clientside.set_props(id, props);

/**
 * Makes a view's functions known by its name.
 * @param {string} view
 * @param {Record<string, Function>} functions
 */
export function provide(view, functions) {
  window.dash_clientside = Object.assign(window.dash_clientside ?? {}, { [view]: functions });
}
