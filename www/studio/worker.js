// The thread of the tools: each message is a question, and is answered with its number.
import { answer } from "./tools.js";

addEventListener("message", async ({ data: { number, question } }) => {
  try {
    postMessage({ number, value: await answer(question) });
  } catch (error) {
    postMessage({ number, error: String(error) });
  }
});
