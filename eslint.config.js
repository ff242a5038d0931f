// What the JavaScript is held to beyond its format and its types. Prettier decides the format, so no rule here does.
import comments from "@eslint-community/eslint-plugin-eslint-comments";
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import globals from "globals";
import noDateArithmetic from "./scripts/eslint/no-date-arithmetic.js";

export default defineConfig(
  // Written by the build.
  globalIgnores([
    "dist/",
    "pkg/dist/",
    "pkg/catalogues/",
    "pkg/documents/",
    "pkg/studio/",
    "pkg/wasm/",
    "target/",
    "www/dist/",
  ]),
  {
    plugins: { comments, "import-x": importX, local: { rules: { "no-date-arithmetic": noDateArithmetic } } },
    extends: [js.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    settings: { "import-x/resolver-next": [createNodeResolver()], "import-x/extensions": [".js", ".mjs"] },
    rules: {
      // One line may do without braces; what Prettier breaks may not.
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-throw-literal": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_$" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "comments/no-unlimited-disable": "error",
      "comments/require-description": "error",
      "import-x/no-cycle": "error",
      "import-x/no-duplicates": "error",
      "import-x/no-self-import": "error",
    },
  },
  { files: ["pkg/**", "www/**"], languageOptions: { globals: globals.browser } },
  {
    files: ["pkg/**"],
    // The port that hands the host's own rules of zones to the engine asks them for the fields of dates.
    ignores: ["pkg/zone.js"],
    rules: { "local/no-date-arithmetic": "error" },
  },
  // What both show knows neither; forms are bound without elements.
  { files: ["pkg/view/**"], rules: { "no-restricted-imports": ["error", { patterns: ["*/forms*", "*/elements/*"] }] } },
  { files: ["pkg/forms/**"], rules: { "no-restricted-imports": ["error", { patterns: ["*/elements/*"] }] } },
  // What tests say to a page stands among what runs on Node.
  {
    files: ["scripts/**", "tests/**", "benches/**", "examples/**", "pkg/prepack.mjs"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  { files: ["tests/consumers/jest/**"], languageOptions: { globals: globals.jest } },
);
