// What the elements of a page show. It imports nothing of the package: a page may have got them in any way.
const patience = 10_000;
const heard = [];
globalThis.addEventListener?.("aftersales-issues", ({ target, detail }) => {
  for (const { code, pointer, message } of detail.issues) {
    heard.push(`${target.localName}: ${code} ${pointer} ${message}`);
  }
});

/** Waits for something to be true, and says what did not become so. */
export async function until(sentence, holds) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((later) => setTimeout(later, 50))) {
    if (holds()) return [];
  }
  return [sentence];
}

const shows = (name, text) => document.querySelector(name)?.shadowRoot?.textContent.includes(text);

/** What is wrong with the elements that the page has. */
export async function elements() {
  const wrong = await Promise.all([
    until("aftersales-return does not show the law's last day", () =>
      shows("aftersales-return", "open until 7 April 2026"),
    ),
    until("aftersales-warranty does not show its last day", () => shows("aftersales-warranty", "22 March 2028")),
    until("aftersales-complaint has no field for what happened", () =>
      document.querySelector("aftersales-complaint [name=description]"),
    ),
  ]);
  return [...wrong.flat(), ...heard.splice(0)];
}
