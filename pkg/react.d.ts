/** aftersales/react: the tags in JSX, for `import type {} from "aftersales/react"`. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { AftersalesAttributesMap, AftersalesEventMap, AftersalesTagNameMap } from "./elements.js";

/** Handlers, as React 19 spells them: `onaftersales-answer`. */
export type AftersalesHandlers = {
  [Name in keyof AftersalesEventMap as `on${Name}`]?: ((event: AftersalesEventMap[Name]) => void) | undefined;
};
/** What each tag takes in JSX. */
export type AftersalesIntrinsicElements = {
  [Tag in keyof AftersalesTagNameMap]: DetailedHTMLProps<
    HTMLAttributes<AftersalesTagNameMap[Tag]>,
    AftersalesTagNameMap[Tag]
  >
    & AftersalesAttributesMap[Tag]
    & AftersalesHandlers;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends AftersalesIntrinsicElements {}
  }
}
