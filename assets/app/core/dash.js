// Dash, which makes the large views: asleep in a template of the page until the first of them is opened.

/** @type {Promise<void> | null} */
let awake = null;

/**
 * Runs Dash's own scripts in their order, and waits until an element that it makes is there. A script that can't be
 * had rejects, and the next call tries again.
 * @param {string} selector
 */
export function wakeDash(selector) {
  awake ??= run().then(() => present(selector));
  awake.catch(() => {
    awake = null;
  });
  return awake;
}

async function run() {
  const asleep = /** @type {HTMLTemplateElement} */ (document.getElementById("dash-scripts"));
  const scripts = /** @type {HTMLScriptElement[]} */ ([...asleep.content.querySelectorAll("script")]);
  const files = scripts.filter((script) => script.src);
  // What they read, what they are, what starts them.
  for (const script of scripts) if (script.type === "application/json") put(script);
  await Promise.all(
    files.map((script) => {
      if (document.querySelector(`script[src="${script.getAttribute("src")}"][data-run]`)) return undefined;
      const placed = put(script);
      return new Promise((resolve, reject) => {
        placed.addEventListener("load", () => {
          placed.dataset.run = "";
          resolve(undefined);
        });
        placed.addEventListener("error", () => {
          placed.remove();
          reject(new Error(`${placed.src} could not be loaded`));
        });
      });
    }),
  );
  for (const script of scripts) if (!script.src && script.type !== "application/json") put(script);
}

/** @param {HTMLScriptElement} script */
function put(script) {
  if (script.id && document.getElementById(script.id)) return script;
  const placed = document.createElement("script");
  for (const { name, value } of script.attributes) placed.setAttribute(name, value);
  placed.async = false; // in the order of the page
  placed.textContent = script.textContent;
  document.body.append(placed);
  return placed;
}

/** @param {string} selector @returns {Promise<void>} */
function present(selector) {
  if (document.querySelector(selector)) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}
