import { createFetch, type FetchContext, FetchError } from "ofetch";
import { CliError, TransientError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import type { Logger } from "../../core/logger.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import type { Deadline } from "../../core/deadline.ts";
import { networkFailure } from "./network-failure.ts";

/** What this module needs of the world. */
export type TransportIo = Pick<Io, "fetch" | "clock">;

/** A request as oauth4webapi makes it. */
export interface TransportRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: URLSearchParams | undefined;
}

/** A `fetch` for oauth4webapi. */
export type Transport = (url: string, request: TransportRequest) => Promise<Response>;

/** Pauses before the second, third and fourth attempt, in ms. Fixed, so that what a pipeline does can be foreseen. */
const pausesMs: readonly number[] = [1000, 2000, 5000];

/** Too many requests, and what a gateway says while its service restarts. */
const retriedStatuses: readonly number[] = [429, 502, 503, 504];

/** ofetch takes a request without an answer for this one. */
const noAnswer = 500;

/**
 * A `fetch` that tries again when a connection is refused or dropped, when an answer takes too long, and on 429 and
 * 502 to 504, as long as the deadline allows. A client-credentials request changes nothing at the server, so repeating
 * it is safe. Answers of any status are returned whole.
 * @throws {CliError} in the returned function, when there is no answer.
 */
export function transportWithin(deadline: Deadline, io: TransportIo, log: Logger): Transport {
  const attemptMs = deadline.remaining() / 3;
  const fetchRaw = createFetch({ fetch: boundedFetch(attemptMs, io) }).raw;
  const pause = async (context: FetchContext, why: string, askedMs = 0): Promise<void> => {
    const retriesLeft = context.options.retry as number;
    const ms = Math.max(pausesMs[pausesMs.length - retriesLeft] ?? 0, askedMs);
    if (retriesLeft === 0 || ms >= deadline.remaining()) return void (context.options.retry = false);
    log.debug(`${why}. trying again in ${ms / 1000} s`);
    await io.clock.sleep(ms, deadline.signal);
  };
  return async (url, { method, headers, body }) => {
    try {
      return await fetchRaw(url, {
        method,
        headers,
        body: body ?? null,
        signal: deadline.signal,
        responseType: "stream",
        retry: pausesMs.length,
        retryStatusCodes: [...retriedStatuses, noAnswer],
        onRequestError: async (context) => {
          deadline.signal.throwIfAborted();
          const { error, retry } = failureOf(url, context.error);
          if (!retry) throw error;
          await pause(context, error.message);
        },
        onResponseError: async (context) => {
          const { status } = context.response;
          if (!retriedStatuses.includes(status)) return void (context.options.retry = false);
          const askedMs = retryAfterMs(context.response.headers, io.clock.now());
          await pause(context, `${new URL(url).host} answered HTTP ${status}`, askedMs);
        },
      });
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      if (error.response) return error.response as Response;
      throw failureOf(url, error.cause).error;
    }
  };
}

function failureOf(url: string, error: unknown): { readonly error: CliError; readonly retry: boolean } {
  return error instanceof CliError ? { error, retry: error instanceof TransientError } : networkFailure(url, error);
}

/** How long the server asks to wait, in ms: seconds or a date (RFC 9110 §10.2.3); zero when it does not. */
export function retryAfterMs(headers: Headers, nowMs: number): number {
  const value = headers.get("retry-after") ?? "";
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return ms > 0 ? ms : 0;
}
