import type { Socket } from "node:net";
import type { ReadableStream } from "node:stream/web";
import { findProxy } from "../core/proxy.ts";

/**
 * Node's own `fetch`, which ignores proxies, or its `https` module through a tunnel where there is one. Both trust the
 * same certificates, including `NODE_EXTRA_CA_CERTS`. A library would be large: undici adds 420 kB, twice the whole of
 * `stella-token`, and https-proxy-agent 36 kB for the tunnel alone.
 */
export const fetchThroughProxy: typeof globalThis.fetch = async (input, init = {}) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const proxy = findProxy(url, (name) => process.env[name]);
  if (!proxy) return await globalThis.fetch(input, init);
  return await requestOver(await openTunnel(proxy, url, init.signal), url, init);
};

/** Asks the proxy for a connection to the host (RFC 9110 §9.3.6). */
async function openTunnel(proxy: URL, url: URL, signal: RequestInit["signal"]): Promise<Socket> {
  const { request } = proxy.protocol === "https:" ? await import("node:https") : await import("node:http");
  const target = `${url.hostname}:${url.port || 443}`;
  const options = {
    method: "CONNECT",
    path: target,
    headers: { host: target, ...proxyAuthorization(proxy) },
    agent: false,
  };
  return await new Promise((resolve, reject) => {
    const connecting = request(proxy, { ...options, ...(signal && { signal }) });
    connecting.once("connect", ({ statusCode }, socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`proxy refused: HTTP ${statusCode}`));
    });
    // A server that does not know CONNECT answers it like any other request.
    connecting.once("response", ({ statusCode }) => {
      connecting.destroy();
      reject(new Error(`proxy refused: HTTP ${statusCode}`));
    });
    connecting.once("error", (cause) => reject(signal?.aborted ? signal.reason : new Error("proxy failed", { cause })));
    connecting.end();
  });
}

function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === "") return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}

/** Sends one request over an open connection. Does not follow redirects. */
async function requestOver(socket: Socket, url: URL, { method = "GET", headers, body, signal }: RequestInit) {
  const [https, tls, { Readable }] = await Promise.all([
    import("node:https"),
    import("node:tls"),
    import("node:stream"),
  ]);
  return await new Promise<Response>((resolve, reject) => {
    const request = https.request(url, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      createConnection: () => tls.connect({ socket, servername: url.hostname }),
      ...(signal && { signal }),
    });
    request.once("response", (response) => {
      const fields = Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value])
      );
      const content = Readable.toWeb(response) as ReadableStream<Uint8Array>;
      const status = response.statusCode ?? 0;
      resolve(new Response(status === 204 || status === 304 ? null : content as BodyInit, { status, headers: fields }));
    });
    request.once("error", (error) => {
      socket.destroy();
      reject(signal?.aborted ? signal.reason : error);
    });
    request.end(body === null || body === undefined ? undefined : String(body));
  });
}
