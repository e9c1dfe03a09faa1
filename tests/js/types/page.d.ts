// What the page's scripts find in the browser besides the browser itself.

interface Window {
  /** Plotly's own script; it brings no types. */
  Plotly: any;
  /** React, as Dash brings it; and Dash's side of callbacks that run in the page. */
  React: any;
  dash_clientside: any;
  /** For tools and tests; README names what may be relied on. */
  issDashboard: {
    ready?: Promise<void>;
    moment(): string;
    setMoment(iso: string): void;
    [more: string]: any;
  };
}
declare const Plotly: any;

// The page is HTML throughout: a selector finds an HTML element unless it is said to be another.
interface ParentNode {
  querySelector<E extends Element = HTMLElement>(selectors: string): E | null;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}

// What kind of element an id is, the page's markup says.
interface Document {
  getElementById(id: string): any;
}
