/** aftersales/svelte: the tags in templates, for `import type {} from "aftersales/svelte"`. */
import type { HTMLAttributes } from "svelte/elements";
import type { AftersalesAttributesMap, AftersalesEventMap, AftersalesTagNameMap } from "./elements.js";

/** Handlers, as Svelte 5 spells them, `onaftersales-answer`, and as older code does, `on:aftersales-answer`. */
export type AftersalesHandlers = {
  [Name in keyof AftersalesEventMap as `on${Name}` | `on:${Name}`]?:
    ((event: AftersalesEventMap[Name]) => void) | undefined | null;
};
/** What each tag takes in a template. */
export type AftersalesElements = {
  [Tag in keyof AftersalesTagNameMap]: HTMLAttributes<AftersalesTagNameMap[Tag]>
    & AftersalesAttributesMap[Tag]
    & AftersalesHandlers;
};

declare module "svelte/elements" {
  interface SvelteHTMLElements extends AftersalesElements {}
}
