import { withDeadline } from "../../core/deadline.ts";
import { FailedError, TransientError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";

/** The longest response of an Authority that is read, in bytes. */
const maxResponseBytes = 65_536;

/**
 * Creates a `fetch` that makes one attempt and returns the whole response or fails. It refuses redirects, since to follow
 * one would hand the client's secret to whatever server the response names, and responses that are too large.
 * @param ms The time for one attempt; undefined when only the signal of the request limits it.
 * @throws {TransientError} in the returned function, when the response is not complete within `ms`.
 */
export function createBoundedFetch(io: Io, ms?: number): typeof globalThis.fetch {
  return async (input, init) => {
    const url = getUrl(input);
    const outer = init?.signal ?? new AbortController().signal;
    const send = async (signal: AbortSignal): Promise<Response> => {
      const response = await io.fetch(input, { ...init, redirect: "manual", signal });
      if (isRedirect(response)) {
        await response.body?.cancel();
        throw new FailedError(`${url} redirects elsewhere (HTTP ${response.status}), which is not followed`, {
          hint: "set Url in the profile to where the Authority really is",
        });
      }
      const body = await readBody(response, url);
      return new Response(body.length > 0 ? body : null, { status: response.status, headers: response.headers });
    };
    if (ms === undefined) return await send(outer);
    return await withDeadline(ms, outer, () => createTimeoutError(url), io, ({ signal }) => send(signal));
  };
}

const createTimeoutError = (url: string): TransientError =>
  new TransientError(`no complete answer of ${new URL(url).host} in time`, {
    hint: "try again, or give more time with --timeout",
  });

const getUrl = (input: RequestInfo | URL): string => input instanceof Request ? input.url : String(input);

const isRedirect = ({ type, status }: Response): boolean =>
  type === "opaqueredirect" || (status >= 300 && status < 400);

async function readBody(response: Response, url: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxResponseBytes) throw new FailedError(`${url} answered with more than ${maxResponseBytes} bytes`);
    chunks.push(chunk);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}
