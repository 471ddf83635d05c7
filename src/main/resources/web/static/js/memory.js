/** Keeps values in this window until it is closed; in the page alone where the browser allows no storage. */

const page = new Map();

/** @param {string | null} value null forgets it */
export function keep(name, value) {
  page.set(name, value);
  try {
    if (value === null) {
      sessionStorage.removeItem(name);
    } else {
      sessionStorage.setItem(name, value);
    }
  } catch {
    // storage is switched off or full: the page remembers
  }
}

/** The value, or null. */
export function read(name) {
  try {
    return sessionStorage.getItem(name) ?? page.get(name) ?? null;
  } catch {
    return page.get(name) ?? null;
  }
}
