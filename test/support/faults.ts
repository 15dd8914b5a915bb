import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a fault server does with one request. */
export type Fault =
  /** A whole answer; JSON unless the headers say otherwise. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** Resets the connection. */
  | "reset"
  /** Closes the connection without an answer. */
  | "close"
  /** Never answers. */
  | "stall"
  /** Sends a good answer byte by byte, too slowly. */
  | "drip"
  /** Sends less than its Content-Length. */
  | "truncate"
  /** Answers with bytes that are not HTTP. */
  | "garbage";

/** One request as it arrived. */
export interface FaultRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly form: URLSearchParams;
}

/** A running fault server. */
export interface FaultServer {
  readonly url: string;
  /** The requests to the token endpoint, in order. */
  readonly tokenRequests: readonly FaultRequest[];
  close(): Promise<void>;
}

/** What to do with the requests of each kind: one fault after the other, the last one again for all that follow. */
export interface FaultScript {
  /** Without it there is no discovery document. */
  readonly discovery?: (url: string) => Fault;
  readonly token: readonly Fault[];
  readonly revoke?: Fault;
}

/** Starts a scripted server on a free loopback port that fails as Authorities and the proxies before them may fail. */
export async function startFaults(script: FaultScript): Promise<FaultServer> {
  const tokenRequests: FaultRequest[] = [];
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      const path = request.url ?? "";
      if (path.includes(".well-known")) return play(script.discovery?.(url) ?? { status: 404 }, response);
      if (/\/revo(?:ke|cation)$/.test(path)) return play(script.revoke ?? { status: 404 }, response);
      tokenRequests.push({ path, headers: request.headers, form: new URLSearchParams(text) });
      play(script.token[Math.min(tokenRequests.length, script.token.length) - 1] ?? { status: 404 }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    tokenRequests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function play(fault: Fault, response: ServerResponse): void {
  const { socket } = response;
  switch (fault) {
    case "reset":
      return void socket?.resetAndDestroy();
    case "close":
      return void socket?.destroy();
    case "stall":
      return;
    case "garbage":
      return void socket?.end("what would you like to drink?\r\n\r\n");
    case "truncate":
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"access_token":');
      return void setTimeout(() => socket?.destroy(), 50);
    case "drip":
      return drip(response);
    default: {
      const body = typeof fault.body === "string" ? fault.body : JSON.stringify(fault.body ?? {});
      response.writeHead(fault.status, { "content-type": "application/json", ...fault.headers }).end(body);
    }
  }
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 100);
  response.once("close", () => clearInterval(timer));
}
