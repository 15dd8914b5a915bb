import { createFetch, FetchError } from "ofetch";
import type { Context } from "../../core/context.ts";
import type { Deadline } from "../../core/deadline.ts";
import type { CliError } from "../../core/errors.ts";
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
  const sendOnce = createSender(attemptMs, deadline.signal, { io, log });
  return async (url, request) => {
    let attempt = await sendOnce(url, request);
    for (const pauseMs of pausesMs) {
      if (attempt.retryReason === undefined) break;
      const waitMs = Math.max(pauseMs, attempt.retryAfterMs ?? 0);
      if (waitMs >= deadline.remaining()) break;
      log.debug(`${attempt.retryReason}. trying again in ${waitMs / 1000} s`);
      await io.clock.sleep(waitMs, deadline.signal);
      attempt = await sendOnce(url, request);
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

function createSender(
  attemptMs: number,
  signal: AbortSignal,
  { io }: Context,
): (url: string, request: TransportRequest) => Promise<Attempt> {
  // ofetch only sends: its own retries know neither our deadline nor our pauses.
  const { raw: send } = createFetch({ fetch: createBoundedFetch(attemptMs, io) });
  return async (url, { method, headers, body = null }) => {
    try {
      const response: Response = await send(url, {
        method,
        headers,
        body,
        signal,
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
    } catch (failure) {
      signal.throwIfAborted();
      const { error, retry } = classifyFailure(url, failure instanceof FetchError ? failure.cause : failure);
      return { error, retryReason: retry ? error.message : undefined };
    }
  };
}

/** How long the server asks to wait, in ms: seconds or a date (RFC 9110 §10.2.3); zero when it does not say. */
export function parseRetryAfter(headers: Headers, nowMs: number): number {
  const value = headers.get("retry-after") ?? "";
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return ms > 0 ? ms : 0;
}
