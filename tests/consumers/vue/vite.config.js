import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag.startsWith("aftersales-");
export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
