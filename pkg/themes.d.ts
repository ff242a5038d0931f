/**
 * aftersales/themes: four looks to start from, for `appearance` of the elements. Each has what it needs for a light and a dark page.
 */
import type { Theme } from "./elements.js";

export type { Theme };

/** Warm paper and brick red, soft corners. */
export const paper: Theme;
/** Cool blue, thin lines and small corners. */
export const crisp: Theme;
/** Black on white, square and quiet. */
export const mono: Theme;
/** Forest green on linen, rounded buttons. */
export const grove: Theme;
/** The same by their names, as the attribute `theme` has them. */
export const themes: Record<"paper" | "crisp" | "mono" | "grove", Theme>;
