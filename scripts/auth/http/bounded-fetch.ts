import { FailedError, TransientError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import { withDeadline } from "../../core/deadline.ts";

/** No answer of an Authority is longer, in bytes. */
const maxAnswerBytes = 65_536;

/**
 * One attempt at a request: the whole answer or an error. Redirects are refused, since following one would hand the
 * client's secret to whoever the answer names; so is an answer that is too large.
 * @throws {TransientError} when the answer is not complete within `ms`.
 */
export function boundedFetch(ms: number, io: Pick<Io, "fetch" | "clock">): typeof globalThis.fetch {
  return async (input, init) => {
    const late = (): Error =>
      new TransientError(`no complete answer of ${new URL(urlOf(input)).host} in time`, {
        hint: "try again, or give more time with --timeout",
      });
    const outer = init?.signal ?? new AbortController().signal;
    return await withDeadline(ms, outer, late, io, async ({ signal }) => {
      const response = await io.fetch(input, { ...init, redirect: "manual", signal });
      if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
        await response.body?.cancel();
        throw new FailedError(`${urlOf(input)} redirects elsewhere (HTTP ${response.status}), which is not followed`, {
          hint: "set Url in the profile to where the Authority really is",
        });
      }
      const body = await readAll(response, urlOf(input));
      return new Response(body.length > 0 ? body : null, { status: response.status, headers: response.headers });
    });
  };
}

const urlOf = (input: RequestInfo | URL): string => input instanceof Request ? input.url : String(input);

async function readAll(response: Response, url: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxAnswerBytes) throw new FailedError(`${url} answered with more than ${maxAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
