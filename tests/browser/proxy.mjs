// A way to a shop that fails as it is told: it cuts, delays, repeats and falsifies, and counts what it did.
import { createServer, request as ask } from "node:http";

const say =
  (status, body, headers = {}) =>
  ({ outgoing }) =>
    outgoing.writeHead(status, { "Content-Type": "application/json", ...headers }).end(body);

const answered = ({ outgoing }, { status, headers, body }) => outgoing.writeHead(status, headers).end(body);

/** What can go wrong on the way, by the step at which it does. */
export const FAULTS = {
  "cut before the request is read": Object.assign(() => {}, { early: true }),
  "cut while the request is sent": Object.assign(() => {}, { during: true }),
  "cut after the request, before the shop has it": ({ incoming }) => incoming.socket.destroy(),
  "the answer is lost": async ({ incoming, body, forward }) => {
    await forward(incoming, body);
    incoming.socket.destroy();
  },
  "cut within the answer's head": async ({ incoming, outgoing, body, forward }) => {
    await forward(incoming, body);
    outgoing.socket.end("HTTP/1.1 201 Cre");
  },
  "cut within the answer's body": async ({ incoming, outgoing, body, forward }) => {
    const answer = await forward(incoming, body);
    outgoing.writeHead(answer.status, { ...answer.headers, "content-length": answer.body.length });
    outgoing.write(answer.body.subarray(0, 20), () => incoming.socket.destroy());
  },
  500: say(500, "{}"),
  "500 after the shop has it": async ({ incoming, outgoing, body, forward }) => {
    await forward(incoming, body);
    say(500, "<h1>oops</h1>")({ outgoing });
  },
  "503 with a wait": say(503, "{}", { "Retry-After": "1" }),
  409: say(409, '{"ok":false,"issues":[]}'),
  "a page to sign in, with 200": say(200, "<!doctype html><title>Sign in</title>"),
  "a receipt of another key": say(200, '{"key":"another","caseId":"1","receivedAt":"2026-11-22T10:00:00Z"}'),
  "a redirect elsewhere": say(307, "", { Location: "http://127.0.0.1:9/collect" }),
  "an answer of 10 MB": async ({ incoming, outgoing, body, forward }) => {
    await forward(incoming, body);
    outgoing.writeHead(200, { "Content-Type": "application/json" }).end(Buffer.alloc(10_000_000, 32));
  },
  "half of the answer, as if it were whole": async ({ incoming, outgoing, body, forward }) => {
    const answer = await forward(incoming, body);
    say(200, answer.body.subarray(0, answer.body.length / 2))({ outgoing });
  },
  "null for an answer": async ({ incoming, outgoing, body, forward }) => {
    await forward(incoming, body);
    say(200, "null")({ outgoing });
  },
};

/** What is odd on the way, and harms nothing. */
export const ODDITIES = {
  "a delay": async (meeting) => {
    await new Promise((over) => setTimeout(over, 150));
    answered(meeting, await meeting.forward(meeting.incoming, meeting.body));
  },
  "the request arrives twice at once": async (meeting) => {
    const sent = () => meeting.forward(meeting.incoming, meeting.body);
    answered(meeting, (await Promise.all([sent(), sent()]))[0]);
  },
  "the request arrives again after its answer": async (meeting) => {
    await meeting.forward(meeting.incoming, meeting.body);
    answered(meeting, await meeting.forward(meeting.incoming, meeting.body));
  },
};

/**
 * Opens the way to a shop.
 * @param {string} target The shop's address.
 * @param {object} way
 * @param {(incoming: import("node:http").IncomingMessage) => [string, string] | undefined} way.own The type and text of a page of the test's own.
 * @param {Record<string, string>} way.headers Those of its pages.
 * @param {(incoming: import("node:http").IncomingMessage) => any} way.fault What a request meets.
 * @param {(incoming: import("node:http").IncomingMessage, body: Buffer) => void} [way.arrived] Told of each request that arrived whole.
 */
export async function openProxy(target, { own, headers, fault: faultOf, arrived }) {
  /** Sends a request on, and gives the shop's answer whole. */
  const forward = (incoming, body) =>
    new Promise((resolve, reject) => {
      const onward = ask(
        target + incoming.url,
        { method: incoming.method, headers: incoming.headers },
        async (answer) => {
          const parts = [];
          for await (const part of answer) parts.push(part);
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
        },
      );
      onward.on("error", reject);
      onward.end(body);
    });
  const proxy = createServer(async (incoming, outgoing) => {
    const page = own(incoming);
    if (page) {
      return outgoing.writeHead(200, { "Content-Type": page[0] + "; charset=utf-8", ...headers }).end(page[1]);
    }
    const fault = faultOf(incoming);
    const { socket } = incoming;
    if (fault?.early) return socket.destroy();
    const parts = [];
    try {
      for await (const part of incoming) {
        parts.push(part);
        if (fault?.during) break;
      }
      // A request without a body is cut after its head.
      if (fault?.during) return socket.destroy();
      const body = Buffer.concat(parts);
      arrived?.(incoming, body);
      const meeting = { incoming, outgoing, body, forward };
      if (fault) await fault(meeting);
      else answered(meeting, await forward(incoming, body));
    } catch {
      socket.destroy();
    }
  });
  await new Promise((ready) => proxy.listen(0, "127.0.0.1", ready));
  return {
    base: "http://127.0.0.1:" + proxy.address().port,
    close() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
