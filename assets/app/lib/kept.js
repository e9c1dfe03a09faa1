// @ts-check
// What a person has chosen, kept by the browser for the next visit. A browser that keeps nothing for us (private, or
// forbidden) has kept nothing: then everything stands as it comes.

/** @param {string} name @returns {string | null} */
export function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string | null} value null forgets it */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Nothing is kept, and that is all.
  }
}
