export default defineNuxtConfig({
  compatibilityDate: "2026-04-01",
  vue: { compilerOptions: { isCustomElement: (tag: string) => tag.startsWith("aftersales-") } },
});
