import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { HttpRequest, HttpResponse } from "../core/io.ts";
import { findProxy } from "../core/proxy.ts";
import { watchRequest } from "./node-request.ts";
import { openTunnel } from "./node-tunnel.ts";

/**
 * Sends one request with Node's `http` and `https` modules, through a tunnel where there is a proxy. Not with `fetch`: on
 * Bun, and on Node with NODE_USE_ENV_PROXY, that takes loopback through a proxy, and Node's cannot be told not to. A
 * library would be large: undici adds 420 kB, twice the whole of `stella-token`.
 */
export async function sendRequest(target: string, request: HttpRequest): Promise<HttpResponse> {
  const url = new URL(target);
  const proxy = findProxy(url, (name) => process.env[name]);
  return await sendOver(proxy && await openTunnel(proxy, url, request.signal), url, request);
}

async function sendOver(
  tunnel: Socket | undefined,
  url: URL,
  { method, headers, body, signal }: HttpRequest,
): Promise<HttpResponse> {
  const { request } = url.protocol === "https:" ? await import("node:https") : await import("node:http");
  // An agent of its own: Node's and Bun's global ones know proxies.
  const route = tunnel ? { createConnection: await prepareTls(url, tunnel) } : { agent: false };
  return await new Promise((resolve, reject) => {
    // Without compression nothing has to be inflated.
    const sent = request(url, { method, headers: { ...headers, "accept-encoding": "identity" }, ...route });
    watchRequest(sent, signal, reject);
    sent.once("response", (response) => {
      response.on("error", reject);
      resolve(toHttpResponse(response));
    });
    sent.end(body);
  });
}

/** TLS inside a tunnel, as `https` does it by itself otherwise: an address is no server name (RFC 6066 §3). */
async function prepareTls({ hostname }: URL, socket: Socket): Promise<() => Socket> {
  const [tls, { isIP }] = await Promise.all([import("node:tls"), import("node:net")]);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  return () => tls.connect({ socket, host, servername: isIP(host) ? "" : host });
}

function toHttpResponse(response: IncomingMessage): HttpResponse {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(response.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return { status: response.statusCode ?? 0, headers, body: response };
}
