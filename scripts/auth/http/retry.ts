import { createFetch, FetchError } from "ofetch";
import type { Context } from "../../core/context.ts";
import type { Deadline } from "../../core/deadline.ts";
import type { CliError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import { createBoundedFetch } from "./bounded-fetch.ts";
import { classifyFailure } from "./network-failure.ts";

/** A request as oauth4webapi makes it. */
export interface TransportRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: URLSearchParams | undefined;
}

/** A `fetch` for oauth4webapi. */
export type Transport = (url: string, request: TransportRequest) => Promise<Response>;

/** Pauses before the second, third and fourth attempt, in ms. Fixed, so that a pipeline's run time is predictable. */
const pausesMs = [1000, 2000, 5000] as const;

/** Too many requests, and what a gateway answers while its service restarts. */
const retriedStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * Creates a `fetch` that tries again, as long as the deadline allows, when the connection is refused or dropped, when the
 * response takes too long, and on 429 and 502 to 504. To repeat a client-credentials request is safe: it changes nothing
 * at the server. Responses of any status are returned whole.
 * @throws {CliError} in the returned function, when there is no response.
 */
export function createTransport(deadline: Deadline, { io, log }: Context): Transport {
  const attemptMs = deadline.remaining() / 3;
  /** The time for an attempt; undefined for the last one that there is time for, which may take all that is left. */
  const limitAttempt = (nextPauseMs = Infinity): number | undefined =>
    deadline.remaining() - attemptMs > nextPauseMs ? attemptMs : undefined;
  return async (url, request) => {
    const send = (index: number): Promise<Attempt> =>
      sendOnce(url, request, deadline.signal, limitAttempt(pausesMs[index]), io);
    let attempt = await send(0);
    for (const [index, pauseMs] of pausesMs.entries()) {
      if (attempt.retryReason === undefined) break;
      const waitMs = Math.max(pauseMs, attempt.retryAfterMs ?? 0);
      if (waitMs >= deadline.remaining()) break;
      log.debug(`${attempt.retryReason}. trying again in ${waitMs / 1000} s`);
      await io.clock.sleep(waitMs, deadline.signal);
      attempt = await send(index + 1);
    }
    if ("error" in attempt) throw attempt.error;
    return attempt.response;
  };
}

/** How one attempt ended. */
type Attempt = ({ readonly response: Response } | { readonly error: CliError }) & {
  /** Why another attempt is worth its time; undefined when it is not. */
  readonly retryReason?: string | undefined;
  /** How long the server asks to wait, in ms. */
  readonly retryAfterMs?: number;
};

async function sendOnce(
  url: string,
  { method, headers, body }: TransportRequest,
  signal: AbortSignal,
  limitMs: number | undefined,
  io: Io,
): Promise<Attempt> {
  try {
    const fetchOnce = createBoundedFetch(io, limitMs);
    const fetch = (): Promise<Response> =>
      fetchOnce(url, { method, headers, ...(body && { body: body.toString() }), signal });
    // ofetch only sends: its own retries know neither our deadline nor our pauses.
    const response: Response = await createFetch({ fetch }).raw(url, {
      responseType: "stream",
      ignoreResponseError: true,
      retry: false,
    });
    if (!retriedStatuses.has(response.status)) return { response };
    return {
      response,
      retryReason: `${new URL(url).host} answered HTTP ${response.status}`,
      retryAfterMs: parseRetryAfter(response.headers, io.clock.now()),
    };
  } catch (thrown) {
    signal.throwIfAborted();
    const { error, retry } = classifyFailure(url, thrown instanceof FetchError ? thrown.cause : thrown);
    return { error, retryReason: retry ? error.message : undefined };
  }
}

/** How long the server asks to wait, in ms: seconds or a date (RFC 9110 §10.2.3); zero when it does not say. */
export function parseRetryAfter(headers: Headers, nowMs: number): number {
  const value = headers.get("retry-after") ?? "";
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return ms > 0 ? ms : 0;
}
