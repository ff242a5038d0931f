// Takes in what forms send: checks it, keeps it once, and gives a receipt.
// `node node.mjs terms.json statements 8080`
import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { openPolicy, parseSubmission } from "aftersales";
import { calendar, pack } from "aftersales/documents";

const MOST_BYTES = 1_000_000;
const [terms, folder, port = "8080"] = process.argv.slice(2);
const opened = await openPolicy(JSON.parse(readFileSync(terms, "utf8")), { packs: pack, calendars: calendar });
if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
mkdirSync(folder, { recursive: true, mode: 0o700 });

/** The status and the body that a submission is answered with. */
function receive(text) {
  const { value: sent, issues } = parseSubmission(text);
  if (issues) return [400, { issues }];
  const name = createHash("sha256").update(sent.key).digest("hex");
  const file = join(folder, name + ".json");
  let isNew = !existsSync(file);
  if (isNew) {
    const receivedAt = new Date().toISOString();
    const context = { key: sent.key, declaredAt: sent.declaredAt, now: receivedAt };
    const { value: report, issues } = opened.value.form(sent.kind).validate(sent.values, context);
    if (!report?.valid) return [422, { issues, errors: report?.errors }];
    const receipt = { key: sent.key, caseId: name.slice(0, 12), receivedAt };
    const record = { ...report.record, id: receipt.caseId, receivedAt };
    // A file is whole and on the disk before it has its name, which only the first can give.
    const part = `${file}.${process.pid}`;
    writeFileSync(part, JSON.stringify({ receipt, sent, record }), { mode: 0o600, flush: true });
    try {
      linkSync(part, file);
    } catch (error) {
      // Another server of the shop was first.
      if (error.code !== "EEXIST") throw error;
      isNew = false;
    } finally {
      rmSync(part);
    }
  }
  const kept = JSON.parse(readFileSync(file, "utf8"));
  return JSON.stringify(kept.sent) === JSON.stringify(sent) ? [isNew ? 201 : 200, kept.receipt] : [409, {}];
}

async function answer(request) {
  if (request.method !== "POST") return [405, {}];
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"])) return [415, {}];
  const parts = [];
  let bytes = 0;
  // What is beyond the limit is read and dropped, so that the answer arrives.
  for await (const part of request) if ((bytes += part.length) <= MOST_BYTES) parts.push(part);
  return bytes > MOST_BYTES ? [413, {}] : receive(Buffer.concat(parts).toString());
}

createServer(async (request, response) => {
  const [status, body] = await answer(request).catch((error) => [500, console.error(error) ?? {}]);
  response.writeHead(status, { "Content-Type": "application/json", Allow: "POST" }).end(JSON.stringify(body));
}).listen(Number(port), "127.0.0.1", function () {
  console.log(`http://127.0.0.1:${this.address().port}/`);
});
