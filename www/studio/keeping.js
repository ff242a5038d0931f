// What was written is kept in this browser, where it keeps anything.
const KEY = "aftersales-studio";

export function kept() {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} text */
export function keep(text) {
  try {
    localStorage.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}
