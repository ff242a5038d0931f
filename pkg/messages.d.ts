/** aftersales/messages/<locale>: the sentences of one language. */
import type { Messages } from "./types.js";

declare const messages: Messages;
export default messages;
