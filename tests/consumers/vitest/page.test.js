import { expect, test } from "vitest";
import { build } from "./dom.mjs";
import { page } from "./page.mjs";

test("a form and the elements work", async () => {
  build();
  expect(await page()).toEqual([]);
}, 20_000);
