import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Authority } from "./authority.ts";

/** A running stand-in for a Task Runner or a Packs Registry. */
export interface Backend {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a stand-in backend. `GET /api/packs` needs a token with `packs.read`, which it lets the Authority judge
 * (RFC 7662): 401 without a valid one, 403 without the scope, else the caller's client and scope.
 */
export async function startBackend(authority: Pick<Authority, "url" | "secrets">, port = 0): Promise<Backend> {
  const server = createServer((request, response) => {
    void answer(authority, request).then(([status, body]) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = readonly [status: number, body: Record<string, unknown>];

async function answer(authority: Pick<Authority, "url" | "secrets">, request: IncomingMessage): Promise<Answer> {
  if (request.url !== "/api/packs") return [404, { error: "not_found" }];
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "") ?? [];
  if (token === undefined) return [401, { error: "invalid_token" }];
  const judged = await introspect(authority, token);
  if (judged["active"] !== true) return [401, { error: "invalid_token" }];
  const scope = String(judged["scope"] ?? "");
  if (!scope.split(" ").includes("packs.read")) return [403, { error: "insufficient_scope" }];
  return [200, { client: judged["client_id"], scope, packs: ["hello-pack"] }];
}

async function introspect(
  authority: Pick<Authority, "url" | "secrets">,
  token: string,
): Promise<Record<string, unknown>> {
  const credentials = btoa(`pack-backend:${authority.secrets["pack-backend"]}`);
  const discovery = await fetch(`${authority.url}/.well-known/openid-configuration`);
  const { introspection_endpoint: endpoint } = await discovery.json() as { readonly introspection_endpoint: string };
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ token }),
  });
  return await response.json() as Record<string, unknown>;
}
