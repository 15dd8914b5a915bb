import type { Socket } from "node:net";
import { watchRequest } from "./node-request.ts";

/** Asks a proxy for a connection to a URL's host (RFC 9110 §9.3.6). The signal ends the connection, too. */
export async function openTunnel(proxy: URL, url: URL, signal: AbortSignal): Promise<Socket> {
  const { request } = proxy.protocol === "https:" ? await import("node:https") : await import("node:http");
  const target = `${url.hostname}:${url.port || 443}`;
  const headers = { host: target, ...createProxyAuthorization(proxy) };
  return await new Promise((resolve, reject) => {
    const asking = request(proxy, { method: "CONNECT", path: target, headers, agent: false });
    const refuse = (status: number | undefined): void => reject(new Error(`proxy refused: HTTP ${status}`));
    watchRequest(asking, signal, (cause) => reject(signal.aborted ? cause : new Error("proxy failed", { cause })));
    asking.once("connect", ({ statusCode = 0 }, socket: Socket, head) => {
      signal.addEventListener("abort", () => socket.destroy(), { once: true });
      socket.on("error", reject);
      if (statusCode >= 200 && statusCode < 300) {
        socket.unshift(head);
        return resolve(socket);
      }
      socket.destroy();
      refuse(statusCode);
    });
    // A server that does not know CONNECT answers it like any other request.
    asking.once("response", ({ statusCode }) => {
      refuse(statusCode);
      asking.destroy();
    });
    asking.end();
  });
}

function createProxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === "") return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}
