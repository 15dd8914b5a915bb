import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Authority, AuthorityOptions } from "./authority.ts";
import { root } from "./bundles.ts";

/** What the OpenIddict Authority can be told; everything has a default. */
export interface OpenIddictOptions extends Pick<AuthorityOptions, "port" | "tokenSeconds"> {
  /** A private key and its certificate, both PEM files: serves https when given. */
  readonly tls?: { readonly keyFile: string; readonly certificateFile: string };
  /** A file with the public keys (a JWK Set) of the client `pack-operator-key`. */
  readonly jwksFile?: string;
}

/** What it answers in place of the Authority, as a gateway before it would. */
export interface Outage {
  /** All paths below this one; `/` for all. */
  readonly path: string;
  readonly status: number;
  /** In seconds. */
  readonly retryAfter?: number;
}

/** A running Authority on OpenIddict. */
export interface OpenIddict extends Pick<Authority, "url" | "secrets" | "close"> {
  /** How many requests a path got so far. */
  countRequests(path: string): Promise<number>;
  /** Begins an outage, or ends it. */
  setOutage(outage: Outage | undefined): Promise<void>;
}

/** The clients that have a secret. `pack-keeper` may not revoke; `pack-backend` introspects. */
const clients = ["pack-operator", "packs-registry", "pack-approver", "pack-keeper", "pack-backend"];

const program = `${root}/test/upstream/authority/bin/Release/net10.0/authority.dll`;

/** Starts the .NET Authority of test/upstream, which `make upstream` builds. */
export async function startOpenIddict(
  { port = 0, tokenSeconds = 120, tls, jwksFile }: OpenIddictOptions = {},
): Promise<OpenIddict> {
  const args = ["--port", `${port}`, "--lifetime", `${tokenSeconds}`];
  if (tls) args.push("--certificate", tls.certificateFile, "--key", tls.keyFile);
  if (jwksFile !== undefined) args.push("--jwks", jwksFile);
  const child = spawn("dotnet", [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  if (first.done) throw new Error("the OpenIddict Authority has not started");
  const url = first.value;
  const secrets = Object.fromEntries(clients.map((id) => [id, `${id}-development-secret`]));
  await warmUp(url, secrets);
  return {
    url,
    secrets,
    async countRequests(path) {
      const counters = await (await fetch(`${url}/__counters`)).json() as Readonly<Record<string, number>>;
      return counters[path] ?? 0;
    },
    async setOutage(outage) {
      const headers = { "content-type": "application/json" };
      await fetch(
        `${url}/__mode`,
        outage ? { method: "POST", headers, body: JSON.stringify(outage) } : { method: "DELETE" },
      );
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}

/** .NET compiles what it runs for the first time, which can take longer than a client waits. */
async function warmUp(url: string, secrets: Readonly<Record<string, string>>): Promise<void> {
  await fetch(`${url}/.well-known/openid-configuration`);
  await fetch(`${url}/connect/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`pack-backend:${secrets["pack-backend"]}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
}
