// The elements' types under `strict`; they are ES modules only.
import "aftersales/define";
import type { AftersalesReturn } from "aftersales/elements";
import china from "aftersales/packs/cn";

export function show(element: AftersalesReturn): void {
  element.policy = china;
  element.addEventListener("aftersales-answer", ({ detail }) => {
    if (detail.kind === "return") console.log(detail.decision.status);
  });
}
