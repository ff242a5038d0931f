// How elements look by one object: a theme, variables over it, and rules for parts over both; and that it comes off again.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { GIVEN, NOW, on as opened } from "./ends.mjs";
import { launch, serve } from "./support.mjs";

const desk = {};
before(async () => {
  desk.served = await serve();
  desk.browser = await launch();
});
after(async () => {
  await desk.browser?.close();
  desk.served?.close();
});

const RETURN = `<aftersales-return ${GIVEN} ${NOW} reason="changed_mind"></aftersales-return>`;
const FORM = `<aftersales-request ${GIVEN} ${NOW}></aftersales-request>`;

/** Opens a page with this in it, as a light or a dark one. */
const on = (elements, use, colorScheme = "light") =>
  opened(
    desk,
    elements,
    (page) => {
      const warned = [];
      page.on("console", (message) => warned.push(message.text()));
      return use(page, warned);
    },
    {
      colorScheme,
      setUp: (page) =>
        page.addInitScript(() => {
          addEventListener("DOMContentLoaded", () => (document.documentElement.style.colorScheme = "light dark"));
        }),
    },
  );

const part = (page, name) => page.locator(`[part~="${name}"]`).first();
/** What a browser makes of a property. */
const seen = (locator, property) =>
  locator.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
/** Says how an element looks, and waits until it does. */
async function look(page, tag, appearance) {
  const element = page.locator(tag);
  await element.evaluate((one, given) => {
    one.known = one.dress;
    one.appearance = given;
  }, appearance);
  const handle = await element.elementHandle();
  await page.waitForFunction((one) => one.dress !== one.known, handle, { timeout: 20_000 });
}

describe("a look", () => {
  test("is loaded by pages that ask for one only", () =>
    on(RETURN, async (page) => {
      await part(page, "card").waitFor();
      const files = () =>
        page.evaluate(
          () =>
            performance
              .getEntriesByType("resource")
              .map(({ name }) => name)
              .filter((name) => /appearance|themes/.test(name)).length,
        );
      assert.equal(await files(), 0);
      await look(page, "aftersales-return", { theme: "mono" });
      assert.equal(await files(), 2);
    }));

  // The colours are those of the theme as it is written in pkg/themes.js.
  for (const [scheme, surface, accent] of [
    ["light", "rgb(255, 253, 249)", "rgb(156, 61, 31)"],
    ["dark", "rgb(33, 29, 26)", "rgb(240, 162, 131)"],
  ]) {
    test("is named by an attribute: " + scheme, () =>
      on(
        RETURN.replace(" reason", ' theme="paper" reason'),
        async (page) => {
          await part(page, "card").waitFor();
          assert.equal(await seen(part(page, "card"), "background-color"), surface);
          assert.equal(await seen(part(page, "card"), "border-radius"), "20px");
          assert.match(await seen(part(page, "deadline"), "font-family"), /^Georgia/);
          assert.equal(await seen(part(page, "calendar"), "color"), accent);
        },
        scheme,
      ),
    );
  }

  test("has variables over its theme, rules over both, and a scheme whatever the page is", () =>
    on(RETURN, async (page, warned) => {
      await look(page, "aftersales-return", {
        theme: "crisp",
        scheme: "dark",
        variables: { radius: "3px", surface: "#001020" },
        rules: { card: { borderWidth: "4px" }, "deadline:hover": { color: "rgb(1, 2, 3)" } },
      });
      const card = part(page, "card");
      assert.equal(await seen(card, "background-color"), "rgb(0, 16, 32)");
      assert.equal(await seen(card, "border-top-width"), "4px");
      assert.equal(await seen(card, "border-radius"), "3px");
      assert.equal(await seen(card, "color"), "rgb(230, 237, 246)");
      await part(page, "deadline").hover();
      assert.equal(await seen(part(page, "deadline"), "color"), "rgb(1, 2, 3)");
      assert.deepEqual(warned, []);
    }));

  test("comes off again, whole", () =>
    on(RETURN, async (page) => {
      await part(page, "card").waitFor();
      const before = await seen(part(page, "card"), "background-color");
      await look(page, "aftersales-return", { theme: "mono", rules: { card: { borderWidth: "4px" } } });
      assert.equal(await seen(part(page, "card"), "border-radius"), "0px");
      await look(page, "aftersales-return", undefined);
      assert.equal(await seen(part(page, "card"), "background-color"), before);
      assert.equal(await seen(part(page, "card"), "border-radius"), "16px");
      assert.equal(await seen(part(page, "card"), "border-top-width"), "1px");
    }));

  test("is that of a form too, and of no other form of the page", () =>
    on(FORM + FORM.replace("<aftersales-request", '<aftersales-request id="other"'), async (page) => {
      const forms = page.locator(".aftersales-form");
      await forms.nth(1).waitFor();
      await look(page, "aftersales-request >> nth=0", { theme: "grove", rules: { form: { borderWidth: "5px" } } });
      assert.equal(await seen(forms.nth(0), "border-top-width"), "5px");
      assert.equal(await seen(forms.nth(0), "background-color"), "rgb(253, 252, 247)");
      assert.equal(await seen(forms.nth(1), "border-top-width"), "1px");
      assert.equal(await seen(forms.nth(1), "background-color"), "rgb(255, 255, 255)");
    }));

  test("says what it does not know, and shows the rest", () =>
    on(RETURN, async (page, warned) => {
      await look(page, "aftersales-return", {
        theme: "neon",
        variables: { radius: "7px", shadow: "none" },
        rules: {
          "card { } * ": { color: "red" },
          "card:hoover": { color: "red" },
          card: { colour: "red", color: "red; } * { color: blue" },
        },
      });
      assert.equal(await seen(part(page, "card"), "border-radius"), "7px");
      assert.deepEqual(
        warned.map((text) => text.replace(/^aftersales: appearance: /, "")),
        [
          "there is no theme neon",
          "there is no variable shadow",
          '"card { } * " is no name of a part, such as card or choice:hover',
          '"card:hoover" is no name of a part, such as card or choice:hover',
          "card takes no colour: red",
          "card takes no color: red; } * { color: blue",
        ],
      );
    }));
});
