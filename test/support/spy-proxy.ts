import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A proxy that notes what it gets, and answers every request with a token of its own. */
export interface SpyProxy {
  readonly url: string;
  /** Every request and every connection that it was asked for, in order. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/** Starts a {@linkcode SpyProxy} on a free loopback port. */
export async function startSpyProxy(token: string): Promise<SpyProxy> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: 60 }));
  });
  server.on("connect", ({ url }, socket) => {
    seen.push(`CONNECT ${url}`);
    socket.destroy();
  });
  server.on("connection", (socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
