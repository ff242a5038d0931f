// Every look can be read: by the contrasts of WCAG 2.2, on light pages and on dark ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { themes } from "../../pkg/themes.js";
import { colours } from "../../pkg/view/colours.js";

/** The look without a theme, as the elements have it. */
const plain = {
  onAccent: "light-dark(#fff, #10151c)",
  ...Object.fromEntries(
    [...colours.matchAll(/--_(\w+): var\([^,]+, (light-dark\([^)]+\))\)/g)].map(([, name, value]) => [name, value]),
  ),
};

/** Both colours of `light-dark(#fff, #10151c)`, as red, green and blue of 255. @param {string} value */
function both(value) {
  const [, ...colours] = /^light-dark\(#(\w{3}|\w{6}), #(\w{3}|\w{6})\)$/.exec(value) ?? assert.fail(value);
  return colours.map((hex) =>
    [...(hex.length === 3 ? hex.replace(/./g, "$&$&") : hex).matchAll(/../g)].map(([part]) => parseInt(part, 16)),
  );
}

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const luminance = (rgb) =>
  rgb.map((part) => linear(part / 255)).reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
/** @param {number[]} one @param {number[]} other */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("contrast is that of the definition", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  // The grey that just passes on white.
  assert.equal(contrast([118, 118, 118], [255, 255, 255]).toFixed(2), "4.54");
});

const TEXTS = ["text", "muted", "accent", "good", "wait", "bad"].flatMap((name) => [
  [name, "surface", 4.5],
  [name, "soft", 4.5],
]);
const PAIRS = [...TEXTS, ["onAccent", "accent", 4.5], ["surface", "accent", 4.5], ["control", "surface", 3]];

for (const [name, variables] of [
  ["plain", plain],
  ...Object.entries(themes).map(([id, theme]) => [id, theme.variables]),
]) {
  test(`${name} can be read`, () => {
    for (const [ink, paper, least] of PAIRS) {
      const [inks, papers] = [both(variables[ink]), both(variables[paper])];
      for (const [place, scheme] of ["light", "dark"].entries()) {
        const found = contrast(inks[place], papers[place]);
        assert.ok(found >= least, `${ink} on ${paper}, ${scheme}: ${found.toFixed(2)}`);
      }
    }
  });
}
