import { tell } from "./page.mjs";
tell();
