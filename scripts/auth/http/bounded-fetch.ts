import { waitUntilAborted } from "../../core/abort.ts";
import { withDeadline } from "../../core/deadline.ts";
import { FailedError, TransientError } from "../../core/errors.ts";
import type { HttpRequest, HttpResponse, Io } from "../../core/io.ts";

/** The longest response of an Authority that is read, in bytes. */
const maxResponseBytes = 65_536;

/** Statuses whose responses have no body (Fetch standard): whatever follows the head is not read. */
const nullBodyStatuses: ReadonlySet<number> = new Set([204, 205, 304]);

/** Makes one attempt at a request and returns the whole response, or fails. */
export type BoundedFetch = (url: string, request: HttpRequest) => Promise<Response>;

/**
 * Creates a {@linkcode BoundedFetch}. It refuses redirects, since to follow one would hand the client's secret to whatever
 * server the response names, responses that are too large, and what is no final response. It returns or throws in time,
 * and the connection is closed by then, whatever the server does.
 * @param ms The time for one attempt; undefined when only the signal of the request limits it.
 * @throws {TransientError} in the returned function, when the response is not complete within `ms`.
 */
export function createBoundedFetch(io: Io, ms?: number): BoundedFetch {
  return async (url, request) => {
    const send = async (signal: AbortSignal): Promise<Response> => {
      const finished = new AbortController();
      const ended = AbortSignal.any([signal, finished.signal]);
      try {
        return await waitUntilAborted(ended, receive(url, { ...request, signal: ended }, io));
      } finally {
        finished.abort();
      }
    };
    if (ms === undefined) return await send(request.signal);
    return await withDeadline(ms, request.signal, () => createTimeoutError(url), io, ({ signal }) => send(signal));
  };
}

const createTimeoutError = (url: string): TransientError =>
  new TransientError(`no complete answer of ${new URL(url).host} in time`, {
    hint: "try again, or give more time with --timeout",
  });

async function receive(url: string, request: HttpRequest, io: Io): Promise<Response> {
  const response = await io.fetch(url, request);
  checkHead(response, url);
  const body = await readBody(response, url);
  return new Response(body.length > 0 ? body : null, { status: response.status, headers: response.headers });
}

/** Checks that a response is final, for this request and readable. */
function checkHead({ status, headers }: HttpResponse, url: string): void {
  if (status < 200 || status > 599) {
    throw new FailedError(`${url} answered with status ${status}, which no final HTTP response has`, {
      hint: "check Url in the profile: what answers there does not speak HTTP",
    });
  }
  if (status >= 300 && status < 400) {
    throw new FailedError(`${url} redirects elsewhere (HTTP ${status}), which is not followed`, {
      hint: "set Url in the profile to where the Authority really is",
    });
  }
  const coding = headers.get("content-encoding") ?? "identity";
  if (!["", "identity"].includes(coding.trim().toLowerCase())) {
    throw new FailedError(`${url} answered in a compressed form that was not asked for`, {
      hint: "something between here and the Authority compresses its answers: it must not",
    });
  }
}

async function readBody({ status, body }: HttpResponse, url: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of nullBodyStatuses.has(status) ? [] : body ?? []) {
    size += chunk.length;
    if (size > maxResponseBytes) throw new FailedError(`${url} answered with more than ${maxResponseBytes} bytes`);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
