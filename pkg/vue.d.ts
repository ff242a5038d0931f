/** aftersales/vue: the tags in templates, for `import type {} from "aftersales/vue"`; events are `@aftersales-answer`. */
import type { EmitFn, HTMLAttributes } from "vue";
import type { AftersalesAttributesMap, AftersalesEventMap, AftersalesTagNameMap } from "./elements.js";

/** An element as the checker of templates sees a component; `$props` and `$emit` are for it alone. */
export type AftersalesComponent<Tag extends keyof AftersalesTagNameMap> = new () => AftersalesTagNameMap[Tag] & {
  $props: HTMLAttributes & AftersalesAttributesMap[Tag];
  $emit: EmitFn<{ [Name in keyof AftersalesEventMap]: (event: AftersalesEventMap[Name]) => void }>;
};
/** The elements by their tags. */
export type AftersalesComponents = { [Tag in keyof AftersalesTagNameMap]: AftersalesComponent<Tag> };

declare module "vue" {
  interface GlobalComponents extends AftersalesComponents {}
}
