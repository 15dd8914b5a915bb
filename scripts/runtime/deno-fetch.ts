import { FailedError } from "../core/errors.ts";
import type { HttpRequest, HttpResponse } from "../core/io.ts";
import { isLoopback } from "../core/loopback.ts";

/** Sends one request with Deno's `fetch`, which finds proxies by itself; loopback goes round them. */
export async function sendRequest(url: string, request: HttpRequest): Promise<HttpResponse> {
  const client = isLoopback(new URL(url)) && { client: getDirectClient() };
  const { body = null, ...rest } = request;
  return await globalThis.fetch(url, { ...rest, body, redirect: "manual", ...client });
}

/** Names every host and every address to Deno, whose `*` is for names only. */
const everything = "*,0.0.0.0/0,::/0";

let directClient: Deno.HttpClient | undefined;

/**
 * A client that knows no proxy. There is no option for that: a client reads the environment once, when it is created, and
 * looks for NO_PROXY before `no_proxy`. Whatever runs later sees the environment as it was.
 */
export function getDirectClient(): Deno.HttpClient {
  if (directClient) return directClient;
  let before: string | undefined;
  try {
    before = Deno.env.get("NO_PROXY");
  } catch (cause) {
    throw new FailedError("loopback may go through a proxy: this command may not set NO_PROXY", {
      hint: "run deno with --allow-env=NO_PROXY",
      cause,
    });
  }
  Deno.env.set("NO_PROXY", everything);
  try {
    return directClient = Deno.createHttpClient({});
  } finally {
    if (before === undefined) Deno.env.delete("NO_PROXY");
    else Deno.env.set("NO_PROXY", before);
  }
}
