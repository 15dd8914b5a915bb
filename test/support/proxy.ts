import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A running proxy. */
export interface Proxy {
  readonly port: number;
  /** The targets that it was asked to connect to, with the credentials in the request. */
  readonly tunnels: readonly { readonly target: string; readonly credentials: string | undefined }[];
  close(): Promise<void>;
}

/** Starts a proxy for https on a free loopback port; with a status other than 200 it refuses everything. */
export async function startProxy(status = 200): Promise<Proxy> {
  const tunnels: { target: string; credentials: string | undefined }[] = [];
  const server = createServer((_request, response) => response.writeHead(400).end());
  // A tunnel is no connection of the server's any more: it would keep the server from closing.
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => void sockets.add(socket));
  server.on("connect", (request, socket) => {
    const target = request.url ?? "";
    tunnels.push({ target, credentials: request.headers["proxy-authorization"] });
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const upstream = connect(Number(target.split(":")[1]), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    tunnels,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
