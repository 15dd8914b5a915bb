import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Configuration, KoaContextWithOIDC, Provider } from "oidc-provider";

/** How the development Authority behaves; everything has a default. */
export interface AuthorityOptions {
  /** The port to listen on; a free one when left out. */
  readonly port?: number;
  /** How long an access token lives, in seconds. */
  readonly tokenSeconds?: number;
  /** What an access token looks like: a random string, or a signed JWT (RFC 9068). */
  readonly tokenFormat?: "opaque" | "jwt";
  /** A private key and its certificate, both PEM: serves https when given. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** The host name in the issuer; it must lead to the loopback interface. */
  readonly host?: string;
  /** How long the token endpoint waits before it answers, in ms. */
  readonly tokenDelayMs?: number;
  /** Secrets in place of the default ones, by client id. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The only way in which clients may authenticate. */
  readonly clientAuth?: "client_secret_basic" | "client_secret_post";
}

/** One request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
}

/** A running development Authority: a real OAuth 2.0 server on a free loopback port. */
export interface Authority {
  /** The issuer: what a profile has as its `Url`. */
  readonly url: string;
  /** Each client's secret. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Every request, in order. */
  readonly requests: readonly SeenRequest[];
  /** How many requests the token endpoint got. */
  tokenRequests(): number;
  close(): Promise<void>;
}

/** The clients of the profile guide with the scopes that each may have, and the backend that introspects tokens. */
const clientScopes: Readonly<Record<string, string>> = {
  "pack-operator": "packs.read packs.run",
  "packs-registry": "packs.read packs.write",
  "pack-approver": "packs.read packs.approve",
  "pack-backend": "",
};

/** The tenants that every client may ask for. */
const tenants: readonly string[] = ["acme", "umbrella"];

const planHash = /^sha256:[0-9a-f]{64}$/;

/** Starts a development Authority with the clients of the profile guide. */
export async function startAuthority(options: AuthorityOptions = {}): Promise<Authority> {
  const requests: SeenRequest[] = [];
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    requests.push({ method: request.method ?? "", path: (request.url ?? "").replace(/\?.*/, "") });
    handle(request, response);
  };
  const server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve)
  );
  const { port } = server.address() as AddressInfo;
  const url = `${options.tls ? "https" : "http"}://${options.host ?? "127.0.0.1"}:${port}`;
  const secrets = Object.fromEntries(
    Object.keys(clientScopes).map((id) => [id, options.secrets?.[id] ?? `${id}-development-secret`]),
  );
  const provider = await createProvider(url, secrets, options);
  const callback = provider.callback();
  handle = (request, response) => {
    const delayMs = request.url === "/token" ? options.tokenDelayMs ?? 0 : 0;
    setTimeout(() => void callback(request, response), delayMs);
  };
  return {
    url,
    secrets,
    requests,
    tokenRequests: () => requests.filter(({ path }) => path === "/token").length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The library warns that keys and storage are for development, which is what this server is for. */
async function createProvider(
  url: string,
  secrets: Readonly<Record<string, string>>,
  options: AuthorityOptions,
): Promise<Provider> {
  const { warn } = console;
  console.warn = () => {};
  try {
    const { errors, Provider } = await import("oidc-provider");
    return new Provider(
      url,
      createConfiguration(url, secrets, options, (message) => new errors.InvalidRequest(message)),
    );
  } finally {
    console.warn = warn;
  }
}

type Refusal = (message: string) => Error;

function createConfiguration(
  url: string,
  secrets: Readonly<Record<string, string>>,
  options: AuthorityOptions,
  refusal: Refusal,
): Configuration {
  const seconds = options.tokenSeconds ?? 120;
  const method = options.clientAuth ?? "client_secret_basic";
  return {
    clients: Object.entries(clientScopes).map(([id, scope]) => ({
      client_id: id,
      client_secret: secrets[id] as string,
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: id === "pack-backend" ? "client_secret_basic" : method,
      ...(scope && { scope }),
    })),
    clientAuthMethods: options.clientAuth ? [method] : ["client_secret_basic", "client_secret_post"],
    scopes: [...new Set(Object.values(clientScopes).flatMap((scope) => scope.split(" ")).filter(Boolean))],
    routes: { token: "/token", introspection: "/introspect", revocation: "/revoke", jwks: "/jwks" },
    ttl: { ClientCredentials: seconds },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: options.tokenFormat === "jwt",
        defaultResource: () => url,
        getResourceServerInfo: (_ctx, _resource, client) => ({
          scope: client.scope ?? "",
          accessTokenFormat: "jwt",
          accessTokenTTL: seconds,
        }),
      },
    },
    extraTokenClaims: (ctx) => findClaims(ctx, refusal),
  };
}

/**
 * What a token says beside its scope, or a refusal: an approval is bound to one run, gate and plan; a tenant must be
 * one of the client's.
 */
function findClaims(ctx: KoaContextWithOIDC, refusal: Refusal): Record<string, string> {
  const body = (ctx.oidc.body ?? {}) as Record<string, string | undefined>;
  const claims: Record<string, string> = {};
  if (body["scope"]?.split(" ").includes("packs.approve")) {
    for (const name of ["pack_run_id", "pack_gate_id", "pack_plan_hash"]) {
      const value = body[name];
      if (!value) throw refusal(`packs.approve needs ${name}`);
      claims[name] = value;
    }
    if (!planHash.test(claims["pack_plan_hash"] ?? "")) {
      throw refusal("pack_plan_hash must be sha256: and 64 lower-case hexadecimal digits");
    }
  }
  const tenant = body["tenant"];
  if (tenant === undefined) return claims;
  if (!tenants.includes(tenant)) throw refusal("the client has no such tenant");
  return { ...claims, "stellaops:tenant": tenant };
}
