import { describe, expect, it } from "vitest";
import { createTransport, parseRetryAfter } from "../../../scripts/auth/http/retry.ts";
import { type Deadline, withDeadline } from "../../../scripts/core/deadline.ts";
import { sleep } from "../../../scripts/core/sleep.ts";
import { createLogger } from "../../../scripts/terminal/logger.ts";
import type { Io } from "../../../scripts/core/io.ts";
import { type TestIo, testIo } from "../../support/io.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

describe("parseRetryAfter()", () => {
  it.each([
    ["7", 7000],
    ["Sun, 01 Mar 2026 12:00:05 GMT", 5000],
    ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
    ["-5", 0],
    ["soon", 0],
    ["", 0],
  ])("reads %j", (value, ms) => expect(parseRetryAfter(new Headers({ "retry-after": value }), now)).toBe(ms));
  it("is zero without the header", () => expect(parseRetryAfter(new Headers(), now)).toBe(0));
});

/** What a server does with one request: an answer, or a failure below HTTP. */
type Reply = { readonly status: number; readonly after?: string } | Error;

/**
 * A world in which a server plays the replies in order, the last one for ever, and time passes only in pauses, which are
 * known by the deadline's signal.
 */
function scriptedIo(
  replies: readonly Reply[],
  deadlineSignal: AbortSignal,
): { io: TestIo; sent: () => number; pauses: number[] } {
  let [time, sent] = [0, 0];
  const pauses: number[] = [];
  const fetch = (): Promise<Response> => {
    const reply = replies[Math.min(sent++, replies.length - 1)] as Reply;
    if (reply instanceof Error) return Promise.reject(reply);
    const headers = reply.after === undefined ? {} : { "retry-after": reply.after };
    return Promise.resolve(new Response("{}", { status: reply.status, headers }));
  };
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    // The timer of an attempt never ends here; a pause ends at once.
    if (signal !== deadlineSignal) return new Promise(() => {});
    pauses.push(ms);
    time += ms;
    return Promise.resolve();
  };
  return { io: testIo({ io: { fetch, clock: { now: () => time, sleep } } }), sent: () => sent, pauses };
}

const refused = Object.assign(new TypeError("fetch failed"), {
  cause: Object.assign(new Error(), { code: "ECONNREFUSED" }),
});
const untrusted = Object.assign(new TypeError("fetch failed"), { cause: new Error("self-signed certificate") });

describe("createTransport()", () => {
  const send = async (replies: readonly Reply[], budgetMs = 30_000) => {
    const { signal } = new AbortController();
    const { io, sent, pauses } = scriptedIo(replies, signal);
    const deadline = { signal, remaining: () => budgetMs - io.clock.now() };
    const transport = createTransport(deadline, { io, log: createLogger(io, "verbose") });
    const request = { method: "POST", headers: {}, body: new URLSearchParams({ a: "b" }) };
    const outcome = await transport("http://127.0.0.1:1/token", request).then(
      ({ status }) => status,
      (error: Error) => error.message,
    );
    return { outcome, sent: sent(), pauses, err: io.err() };
  };

  it("makes four attempts, after pauses of 1, 2 and 5 seconds, and says why", async () => {
    const { err, ...rest } = await send([{ status: 503 }]);
    expect(rest).toEqual({ outcome: 503, sent: 4, pauses: [1000, 2000, 5000] });
    expect(err).toContain("127.0.0.1:1 answered HTTP 503. trying again in 5 s\n");
  });

  it.each([429, 502, 503, 504])(
    "tries again on %i",
    async (status) => expect(await send([{ status }, { status: 200 }])).toMatchObject({ outcome: 200, sent: 2 }),
  );

  it.each([200, 400, 401, 404, 500])(
    "returns %i at once, whole",
    async (status) => expect(await send([{ status }])).toMatchObject({ outcome: status, sent: 1, pauses: [] }),
  );

  it("tries again when the connection is refused", async () =>
    expect(await send([refused, { status: 200 }])).toMatchObject({ outcome: 200, sent: 2, pauses: [1000] }));

  it("does not try again when the certificate is not trusted", async () =>
    expect(await send([untrusted])).toMatchObject({
      outcome: "cannot reach http://127.0.0.1:1: no trusted TLS connection",
      sent: 1,
    }));

  it("waits for as long as the server asks", async () =>
    expect(await send([{ status: 429, after: "3" }, { status: 200 }])).toMatchObject({ pauses: [3000], outcome: 200 }));

  it("gives up when there is no time for another pause", async () => {
    expect(await send([{ status: 503 }], 2500)).toMatchObject({ outcome: 503, sent: 2, pauses: [1000] });
    expect(await send([{ status: 429, after: "60" }])).toMatchObject({ outcome: 429, sent: 1, pauses: [] });
  });

  it("gives the last attempt all the time that is left, and ends it with the deadline's error", async () => {
    const answerAfter = async (ms: number): Promise<string | number> => {
      const fetch: Io["fetch"] = async (_, { signal }) => {
        await sleep(ms, signal);
        return new Response("{}");
      };
      const io = testIo({ io: { fetch } });
      const context = { io, log: createLogger(io, "quiet") };
      const late = (): Error => new Error("the deadline");
      const work = (deadline: Deadline): Promise<Response> =>
        createTransport(deadline, context)("http://127.0.0.1:1", { method: "GET", headers: {}, body: undefined });
      return await withDeadline(600, new AbortController().signal, late, io, work).then(
        ({ status }) => status,
        (error: Error) => error.message,
      );
    };
    expect(await Promise.all([answerAfter(300), answerAfter(5000)])).toEqual([200, "the deadline"]);
  });
});
