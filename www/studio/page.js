// What the page itself hears: undo and redo, the two sides of a phone, languages, and files that are dropped on it.

/**
 * @param {{ source: any, main: HTMLElement, translate: (tag: string) => void, files: (list: FileList) => void }} studio
 */
export function bindPage({ source, main, translate, files }) {
  document.getElementById("undo").addEventListener("click", () => source.undo());
  document.getElementById("redo").addEventListener("click", () => source.redo());
  for (const button of document.querySelectorAll("button[data-side]")) {
    button.addEventListener("click", () => {
      main.dataset.side = button.dataset.side;
      source.measure();
    });
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => translate(button.dataset.language));
  }
  addEventListener("keydown", (event) => {
    // Fields and the editor undo by themselves.
    const isTyped = /** @type {Element} */ (event.target).matches?.("input, textarea, #editor");
    if (isTyped || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) source.redo();
    else source.undo();
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) files(event.dataTransfer.files);
  });
}
