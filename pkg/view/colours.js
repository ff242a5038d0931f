// The colours that the elements share. A shop sets `--aftersales-…`; each has a light and a dark default.
export const colours = `
  --_text: var(--aftersales-text, light-dark(#1a1d21, #eceef1));
  --_muted: var(--aftersales-muted, light-dark(#565e68, #a9b1bb));
  --_surface: var(--aftersales-surface, light-dark(#fff, #17191c));
  --_soft: var(--aftersales-soft, light-dark(#f4f5f7, #22262b));
  --_border: var(--aftersales-border, light-dark(#d9dde2, #383e46));
  --_control: var(--aftersales-control, light-dark(#757d88, #8a929d));
  --_accent: var(--aftersales-accent, light-dark(#1f5fbf, #8ab8ff));
  --_good: var(--aftersales-good, light-dark(#12663a, #7fd7a3));
  --_wait: var(--aftersales-wait, light-dark(#7a4b00, #f2c26b));
  --_bad: var(--aftersales-bad, light-dark(#a3262a, #ff9d97));`;
