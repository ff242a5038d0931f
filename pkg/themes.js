// aftersales/themes: four looks to start from. Each has what it needs for a light and a dark page.

/** @typedef {import("./elements.js").Theme} Theme */

/** Warm paper and brick red, soft corners: a shop for families. @type {Theme} */
export const paper = {
  variables: {
    text: "light-dark(#2a2320, #f1e9e2)",
    muted: "light-dark(#6a5d55, #b9aca2)",
    surface: "light-dark(#fffdf9, #211d1a)",
    soft: "light-dark(#f7f0e6, #2c2723)",
    border: "light-dark(#e6dacb, #433b34)",
    control: "light-dark(#8a7867, #988878)",
    accent: "light-dark(#9c3d1f, #f0a283)",
    onAccent: "light-dark(#fff, #2a130a)",
    good: "light-dark(#2f6336, #9bd3a0)",
    wait: "light-dark(#7c4a00, #efc27a)",
    bad: "light-dark(#9e2430, #ffa3a0)",
    radius: "1.25rem",
  },
  rules: { deadline: { fontFamily: 'Georgia, "Songti SC", "Noto Serif CJK SC", serif', fontWeight: "600" } },
};

/** Cool blue, thin lines and small corners: a shop for electronics. @type {Theme} */
export const crisp = {
  variables: {
    text: "light-dark(#0f1b2d, #e6edf6)",
    muted: "light-dark(#4c5b70, #a3b2c6)",
    surface: "light-dark(#fff, #0f1724)",
    soft: "light-dark(#eef3f9, #182436)",
    border: "light-dark(#ccd7e4, #2b3b52)",
    control: "light-dark(#697a91, #8295ad)",
    accent: "light-dark(#0055cc, #79b4ff)",
    onAccent: "light-dark(#fff, #06162b)",
    good: "light-dark(#00663f, #66d6a5)",
    wait: "light-dark(#7a4a00, #f5c469)",
    bad: "light-dark(#b0122b, #ff9aa5)",
    radius: "0.25rem",
    gap: "1rem",
  },
  rules: { deadline: { fontVariantNumeric: "tabular-nums" }, status: { borderRadius: "0.25rem" } },
};

/** Black on white, square and quiet: a shop for fashion. @type {Theme} */
export const mono = {
  variables: {
    text: "light-dark(#111, #f2f2f2)",
    muted: "light-dark(#595959, #adadad)",
    surface: "light-dark(#fff, #121212)",
    soft: "light-dark(#f5f5f5, #1f1f1f)",
    border: "light-dark(#d6d6d6, #3a3a3a)",
    control: "light-dark(#767676, #8c8c8c)",
    accent: "light-dark(#111, #f2f2f2)",
    onAccent: "light-dark(#fff, #111)",
    good: "light-dark(#1d5c38, #8fd0a8)",
    wait: "light-dark(#6b4e00, #e6c878)",
    bad: "light-dark(#8f1d24, #f5a3a3)",
    radius: "0",
    gap: "1.5rem",
  },
  rules: {
    deadline: { fontWeight: "400", letterSpacing: "0" },
    status: { borderRadius: "0", border: "0", paddingInline: "0" },
    button: { borderRadius: "0" },
  },
};

/** Forest green on linen, rounded buttons: a shop for furniture. @type {Theme} */
export const grove = {
  variables: {
    text: "light-dark(#1d2a22, #e8efe9)",
    muted: "light-dark(#53645a, #a8b8ad)",
    surface: "light-dark(#fdfcf7, #17201b)",
    soft: "light-dark(#eff1e6, #202c25)",
    border: "light-dark(#d5dac6, #37463d)",
    control: "light-dark(#728272, #87998c)",
    accent: "light-dark(#1f5f43, #8fd3b0)",
    onAccent: "light-dark(#fff, #0b2117)",
    good: "light-dark(#1c6140, #8cd5ae)",
    wait: "light-dark(#734d00, #ecc777)",
    bad: "light-dark(#9a2a1f, #ffa597)",
    radius: "0.75rem",
  },
  rules: { button: { borderRadius: "99rem" } },
};

/** The same by their names, as the attribute `theme` has them. @type {Record<string, Theme>} */
export const themes = { paper, crisp, mono, grove };
