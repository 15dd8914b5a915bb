import type { Fault, FaultScript } from "../support/faults.ts";

/** Searched for in all output of all failures; must never be there. */
export const secret = "planted-secret-Zq3x";
/** The same for the token that the server hands out. */
export const token = "planted-token-Yw7k";
const granted = { access_token: token, token_type: "Bearer", expires_in: 120 };

/** A token response with some fields changed; `undefined` leaves one out. */
const answer = (fields: Record<string, unknown> = {}): Fault => ({ status: 200, body: { ...granted, ...fields } });
const refusal = (status: number, error: string, description?: string): Fault => ({
  status,
  body: { error, ...(description !== undefined && { error_description: description }) },
});
const document = (fields: Record<string, unknown>) => (url: string): Fault => ({
  status: 200,
  body: { issuer: url, token_endpoint: `${url}/token`, ...fields },
});

/** One thing that can go wrong, and what the user sees. */
export interface Case extends FaultScript {
  readonly name: string;
  readonly args?: readonly string[];
  readonly code: number;
  readonly says: string;
  /** How often the token endpoint is asked, where that matters. */
  readonly asked?: number;
}

const short = ["--timeout", "3s"];

/** What can go wrong between the client and the Authority; docs/logins.md shows them. */
export const failures: readonly Case[] = [
  { name: "a reset connection", token: ["reset"], args: short, code: 10, says: "the connection was dropped" },
  {
    name: "a closed connection",
    token: ["close"],
    args: short,
    code: 10,
    says: "the connection was dropped",
  },
  { name: "an answer that is cut off", token: ["truncate"], args: short, code: 10, says: "the connection was dropped" },
  { name: "a server that stalls", token: ["stall"], args: short, code: 10, says: 'no token for "operator" in time' },
  { name: "an answer that drips", token: ["drip"], args: short, code: 10, says: 'no token for "operator" in time' },
  { name: "no HTTP at all", token: ["garbage"], code: 1, says: "does not speak HTTP", asked: 1 },
  { name: "429 for ever", token: [{ status: 429 }], args: short, code: 10, says: "answered HTTP 429", asked: 2 },
  {
    name: "429 that asks for more time than there is",
    token: [{ status: 429, headers: { "retry-after": "60" } }],
    code: 10,
    says: "try again in 60 s, as it asks",
    asked: 1,
  },
  { name: "500", token: [{ status: 500 }], code: 10, says: "answered HTTP 500", asked: 1 },
  { name: "502 for ever", token: [{ status: 502 }], args: short, code: 10, says: "answered HTTP 502", asked: 2 },
  { name: "503 for ever", token: [{ status: 503 }], args: short, code: 10, says: "answered HTTP 503", asked: 2 },
  { name: "504 for ever", token: [{ status: 504 }], args: short, code: 10, says: "answered HTTP 504", asked: 2 },
  {
    name: "a redirect",
    token: [{ status: 307, headers: { location: "https://attacker.example/token" } }],
    code: 1,
    says: "redirects elsewhere (HTTP 307), which is not followed",
    asked: 1,
  },
  {
    name: "a page in place of JSON",
    token: [{ status: 200, headers: { "content-type": "text/html" }, body: `<html>${token}` }],
    code: 1,
    says: "no token response",
    asked: 1,
  },
  {
    name: "a page with an error status",
    token: [{ status: 403, headers: { "content-type": "text/html" }, body: `<html>${token}` }],
    code: 3,
    says: "answered HTTP 403 without an OAuth error",
    asked: 1,
  },
  {
    name: "an answer over 64 KiB",
    token: [{ status: 200, body: { ...granted, padding: "x".repeat(70_000) } }],
    code: 1,
    says: "more than 65536 bytes",
    asked: 1,
  },
  { name: "a JSON array", token: [{ status: 200, body: [granted] }], code: 1, says: "no token response" },
  {
    name: "no token in the answer",
    token: [answer({ access_token: undefined })],
    code: 1,
    says: '"access_token" property must be a string',
  },
  {
    name: "a token that is a number",
    token: [answer({ access_token: 42 })],
    code: 1,
    says: '"access_token" property must be a string',
  },
  {
    name: "a token with a line end in it",
    token: [answer({ access_token: `${token}\r\nx-evil: 1` })],
    code: 1,
    says: "characters that no token has",
  },
  {
    name: "no token type",
    token: [answer({ token_type: undefined })],
    code: 1,
    says: '"token_type" property must be a string',
  },
  {
    name: "another token type",
    token: [answer({ token_type: "mac" })],
    code: 1,
    says: "unsupported `token_type` value",
  },
  {
    name: "a token bound to a key",
    token: [answer({ token_type: "DPoP" })],
    code: 3,
    says: "to a key (DPoP), which is not supported",
  },
  {
    name: "a demand for DPoP",
    token: [refusal(400, "use_dpop_nonce")],
    code: 3,
    says: "to a key (DPoP), which is not supported",
    asked: 1,
  },
  { name: "a life of zero", token: [answer({ expires_in: 0 })], code: 1, says: "expired already" },
  {
    name: "a negative life",
    token: [answer({ expires_in: -5 })],
    code: 1,
    says: '"expires_in" property must be a non-negative number',
  },
  {
    name: "a life that is no number",
    token: [answer({ expires_in: "soon" })],
    code: 1,
    says: '"expires_in" property must be a number',
  },
  {
    name: "a scope that is no string",
    token: [answer({ scope: ["packs.read"] })],
    code: 1,
    says: '"scope" property must be a string',
  },
  {
    name: "a narrower scope",
    token: [answer({ scope: "packs.read" })],
    code: 3,
    says: "the Authority did not grant packs.run",
  },
  {
    name: "a wrong secret",
    token: [refusal(401, "invalid_client", "no such client")],
    code: 3,
    says: "refused: invalid_client (no such client)",
    asked: 1,
  },
  {
    name: "a refused scope",
    token: [refusal(400, "invalid_scope")],
    code: 3,
    says: "refused: invalid_scope",
    asked: 1,
  },
  { name: "a refused request", token: [refusal(400, "invalid_request")], code: 3, says: "refused: invalid_request" },
  {
    name: "a refused client",
    token: [refusal(400, "unauthorized_client")],
    code: 3,
    says: "refused: unauthorized_client",
  },
  {
    name: "an Authority that is not well",
    token: [refusal(400, "temporarily_unavailable")],
    code: 10,
    says: "refused: temporarily_unavailable",
  },
  {
    name: "an error that echoes the secret",
    token: [refusal(400, "invalid_client", secret)],
    code: 3,
    says: "refused: invalid_client (***)",
  },
  {
    name: "an error that echoes the credentials",
    token: [refusal(400, "invalid_client", btoa(`pack-operator:${secret}`))],
    code: 3,
    says: "refused: invalid_client (***)",
  },
  {
    name: "a challenge for DPoP",
    token: [{ status: 401, headers: { "www-authenticate": 'DPoP error="use_dpop_nonce"' }, body: "" }],
    code: 3,
    says: "to a key (DPoP), which is not supported",
  },
  {
    name: "an error full of control characters and commands",
    token: [refusal(400, "invalid_request", "\x1b[2J\r\n::error::pwned\n##vso[task.setvariable]x\u202e")],
    code: 3,
    says: "invalid_request ( [2J ::error::pwned \\u0023#vso[task.setvariable]x )",
  },
  {
    name: "a scope that the client may not have, as OpenIddict says it",
    token: [{
      status: 400,
      body: {
        error: "invalid_request",
        error_description: "This client application is not allowed to use the specified scope.",
        error_uri: "https://documentation.openiddict.com/errors/ID2051",
      },
    }],
    code: 3,
    says: 'hint: "pack-operator" may not have all of "packs.read packs.run": ask for less with --scope',
    asked: 1,
  },
  { name: "an endless error", token: [refusal(400, "invalid_request", "x".repeat(9000))], code: 3, says: "xxx…" },
  {
    name: "no token endpoint",
    token: [{ status: 404 }],
    code: 1,
    says: "answered HTTP 404 without an OAuth error",
    asked: 2,
  },
  ...["constructor", "__proto__", "valueOf", "toString", "hasOwnProperty"].map((name): Case => ({
    name: `an error that objects have a field for: ${name}`,
    token: [refusal(400, name, name)],
    code: 3,
    says: `refused: ${name} (${name})`,
    asked: 1,
  })),
  ...Object.entries<unknown>({
    "an array": ["invalid_client"],
    "an object": { toString: 1, valueOf: 2 },
    "a number": 42,
    "null": null,
  }).map(([type, value]): Case => ({
    name: `an error that is ${type}`,
    token: [{ status: 401, body: { error: value, error_description: value, error_uri: value } }],
    code: 3,
    says: "answered HTTP 401 without an OAuth error",
    asked: 1,
  })),
  {
    name: "a description that is an object",
    token: [{ status: 400, body: { error: "invalid_scope", error_description: { toString: 1 } } }],
    code: 3,
    says: "refused: invalid_scope\n",
    asked: 1,
  },
  {
    name: "a secret with what CI runners act on, echoed",
    token: [refusal(400, "invalid_client", `${"x".repeat(160)} ::${secret.slice(0, 16)}##[`)],
    code: 3,
    says: "xxx ::***\\u0023#[)",
  },
  ...[205, 204].map((status): Case => ({
    name: `${status} with a body`,
    token: [{ status, body: granted }],
    code: 1,
    says: `answered HTTP ${status} without an OAuth error`,
    asked: 1,
  })),
  {
    name: "discovery of another issuer",
    discovery: document({ issuer: "https://attacker.example" }),
    token: [answer()],
    code: 2,
    says: 'says that it is "https://attacker.example"',
    asked: 0,
  },
  {
    name: "discovery of the issuer with a path",
    discovery: (url) => ({ status: 200, body: { issuer: `${url}/a`, token_endpoint: `${url}/token` } }),
    token: [answer()],
    code: 2,
    says: "must be the Authority's issuer, to the letter",
    asked: 0,
  },
  {
    name: "discovery of an endpoint elsewhere",
    discovery: document({ token_endpoint: "https://attacker.example/token" }),
    token: [answer()],
    code: 1,
    says: "https://attacker.example, which is not the Authority",
    asked: 0,
  },
  {
    name: "discovery of an endpoint in the clear",
    discovery: document({ token_endpoint: "http://attacker.example/token" }),
    token: [answer()],
    code: 1,
    says: "sends secrets to http://attacker.example, which is not the Authority",
    asked: 0,
  },
  {
    name: "discovery without a token endpoint",
    discovery: document({ token_endpoint: undefined }),
    token: [answer()],
    code: 1,
    says: "names no token endpoint",
    asked: 0,
  },
  ...Object.entries<readonly [Record<string, unknown>, string]>({
    "an issuer that is an array": [{ issuer: ["x"] }, '"issuer" must be a string'],
    "a token endpoint that is a number": [{ token_endpoint: 42 }, '"token_endpoint" must be a string'],
    "a token endpoint that is no URL": [{ token_endpoint: "token" }, "is not a URL"],
    "a token endpoint with a password": [
      { token_endpoint: "http://a:b@127.0.0.1/" },
      "a user name or a password in it",
    ],
    "a revocation endpoint that is an object": [{ revocation_endpoint: {} }, '"revocation_endpoint" must be a string'],
    "authentication methods that are text": [
      { token_endpoint_auth_methods_supported: "client_secret_basic" },
      '"token_endpoint_auth_methods_supported" must be an array',
    ],
    "authentication methods that are an object": [
      { token_endpoint_auth_methods_supported: { includes: 1 } },
      '"token_endpoint_auth_methods_supported" must be an array',
    ],
    "authentication methods that are numbers": [
      { token_endpoint_auth_methods_supported: [1, null] },
      '"token_endpoint_auth_methods_supported" must hold strings',
    ],
  }).map(([what, [fields, says]]): Case => ({
    name: `discovery of ${what}`,
    discovery: document(fields),
    token: [answer()],
    code: 1,
    says,
    asked: 0,
  })),
  {
    name: "discovery that is a page",
    discovery: () => ({ status: 200, headers: { "content-type": "text/html" }, body: "<html>" }),
    token: [answer()],
    code: 1,
    says: "not a JSON object",
    asked: 0,
  },
  {
    name: "discovery that fails",
    discovery: () => ({ status: 500 }),
    token: [answer()],
    code: 10,
    says: "answered HTTP 500",
    asked: 0,
  },
  {
    name: "no way to show a secret",
    discovery: document({ token_endpoint_auth_methods_supported: ["private_key_jwt"] }),
    token: [answer()],
    code: 1,
    says: "takes no client secrets",
    asked: 0,
  },
];

/** One thing that is unusual and does no harm. */
export interface Oddity extends FaultScript {
  readonly name: string;
  readonly args?: readonly string[];
  /** On standard error; nothing when left out. */
  readonly says?: string;
  readonly asked?: number;
  /** How long the token is taken to live, in seconds. */
  readonly life?: number;
  /** How the secret was sent. */
  readonly sent?: "basic" | "post";
}

/** What looks wrong and is not. */
export const oddities: readonly Oddity[] = [
  { name: "nothing unusual", token: [answer()], asked: 1, life: 120, sent: "basic" },
  { name: "one reset connection", token: ["reset", answer()], asked: 2 },
  { name: "one answer that is cut off", token: ["truncate", answer()], asked: 2 },
  { name: "one 503", token: [{ status: 503 }, answer()], asked: 2 },
  {
    name: "one 429 that asks for two seconds",
    token: [{ status: 429, headers: { "retry-after": "2" } }, answer()],
    asked: 2,
  },
  { name: "no life", token: [answer({ expires_in: undefined })], life: 60, says: "does not say how long" },
  { name: "a life that is a string", token: [answer({ expires_in: "90" })], life: 90 },
  { name: "a life without end", token: [answer({ expires_in: 1e300 })], life: 30 * 86_400 },
  { name: "a token type in capitals", token: [answer({ token_type: "BEARER" })] },
  { name: "the same scope", token: [answer({ scope: "packs.run packs.read" })] },
  {
    name: "a wider scope",
    token: [answer({ scope: "packs.read packs.run packs.\x1bwrite" })],
    says: "granted more than was asked for: packs. write",
  },
  {
    name: "a clock that is ahead",
    token: [{ status: 200, headers: { date: "Fri, 01 Jan 2100 00:00:00 GMT" }, body: granted }],
    says: "s ahead of this machine's. set the clock",
  },
  { name: "a discovery document", discovery: document({}), token: [answer()], sent: "basic" },
  {
    name: "a discovery document that writes the issuer with a slash, as OpenIddict does",
    discovery: (url) => ({ status: 200, body: { issuer: `${url}/`, token_endpoint: `${url}/token` } }),
    token: [answer()],
    asked: 1,
  },
  { name: "a token endpoint at /token, without a document", token: [{ status: 404 }, answer()], asked: 2 },
  {
    name: "a discovery document with null for what it leaves out",
    discovery: document({ revocation_endpoint: null, token_endpoint_auth_methods_supported: null }),
    token: [answer()],
    sent: "basic",
  },
  {
    name: "an Authority that takes the form only",
    discovery: document({ token_endpoint_auth_methods_supported: ["client_secret_post"] }),
    token: [answer()],
    sent: "post",
  },
  { name: "a user who says how", token: [answer()], args: ["--client-auth", "post"], sent: "post" },
];
