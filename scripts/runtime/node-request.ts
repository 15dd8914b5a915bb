import type { ClientRequest } from "node:http";

/**
 * Rejects with whatever ends a request before its response, and ends it with its connection as soon as the signal is
 * aborted. The `signal` option of Node's requests ends neither a connection that the server switched to another protocol
 * nor one inside a tunnel.
 */
export function watchRequest(request: ClientRequest, signal: AbortSignal, reject: (error: unknown) => void): void {
  const end = (): void => {
    reject(signal.reason);
    request.destroy();
    request.socket?.destroy();
  };
  if (signal.aborted) end();
  signal.addEventListener("abort", end, { once: true });
  // More than once: an error that nobody listens to would end the process.
  request.on("error", reject);
  request.once("upgrade", ({ statusCode }, socket) => {
    socket.destroy();
    reject(new Error(`invalid HTTP status ${statusCode}`));
  });
  request.once("close", () => reject(new Error("the connection was closed before a response")));
}
