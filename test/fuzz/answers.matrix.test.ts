import fc from "fast-check";
import { describe, expect } from "vitest";
import { decodeEntry, encodeEntry, isAccessToken } from "../../scripts/auth/cache-entry.ts";
import { requestToken } from "../../scripts/auth/oauth/token.ts";
import { CliError } from "../../scripts/core/errors.ts";
import type { Logger } from "../../scripts/core/logger.ts";
import { parseIgnoreList } from "../../scripts/lint/ignore-list.ts";
import { fuzz, mutate } from "../support/fuzz.ts";
import { testIo } from "../support/io.ts";

const authorityUrl = "https://authority.internal";
const secret = "Zx9canaryQ7";

/** Names and values that mean something to a reader of answers, or to JavaScript. */
const word = fc.constantFrom(
  ..."issuer|token_endpoint|revocation_endpoint|access_token|token_type|expires_in|scope|error|error_description".split(
    "|",
  ),
  ..."token_endpoint_auth_methods_supported|__proto__|constructor|valueOf|toString|hasOwnProperty|metadata".split("|"),
  ..."Bearer|bearer|DPoP|invalid_client|temporarily_unavailable|packs.read|client_secret_post".split("|"),
  authorityUrl,
  `${authorityUrl}/token`,
  "https://other.internal/token",
  "http://[",
  `echo ${secret}`,
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    word,
    fc.constantFrom(null, true, 0, -1, 1e308, 3600, ""),
    fc.string({ unit: "binary" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.string()), tie("value"), { maxKeys: 6 }),
  ),
})).value;

const good = { access_token: "abc.def", token_type: "Bearer", expires_in: 300, scope: "packs.read" };
const document = { issuer: authorityUrl, token_endpoint: `${authorityUrl}/token` };
const nearly = (value: Record<string, unknown>): fc.Arbitrary<string> =>
  fc.dictionary(fc.oneof(word, fc.constantFrom(...Object.keys(value))), json, { maxKeys: 3 })
    .map((changed) => JSON.stringify({ ...value, ...changed }));
const answer = (value: Record<string, unknown>) =>
  fc.record({
    status: fc.oneof(
      { weight: 3, arbitrary: fc.constant(200) },
      fc.constantFrom(201, 204, 301, 400, 401, 403, 404, 429, 500, 599),
    ),
    body: fc.oneof(
      { weight: 4, arbitrary: nearly(value) },
      json.map((value) => JSON.stringify(value)),
      mutate([JSON.stringify(value)]),
      fc.string({ unit: "binary" }),
    ),
    type: fc.constantFrom("application/json", "application/json; charset=utf-8", "text/html", "application/jwt", ""),
    header: fc.constantFrom("", "DPoP", 'Bearer error="x', "Wed, 21 Oct 2015 07:28:00 GMT", "999999999999", "-1"),
  });

type Answer = ReturnType<typeof answer> extends fc.Arbitrary<infer Value> ? Value : never;

function toResponse({ status, body, type, header }: Answer): Response {
  const headers = { "content-type": type, date: header, "retry-after": header, "www-authenticate": header };
  return new Response(status === 204 ? null : body, { status, headers });
}

const lines: string[] = [];
const say = (text: string): void => void lines.push(text);
const log = { level: "verbose", debug: say, info: say, warn: say, error: say } as unknown as Logger;

describe("fuzzing", () => {
  const answers = fc.record({ discovery: answer(document), token: answer(good) });
  fuzz("discovery and token answers", answers, async ({ discovery, token }) => {
    const io = testIo({ env: { HOME: "/nowhere" } });
    const transport = (url: string): Promise<Response> =>
      Promise.resolve(toResponse(url.includes("well-known") ? discovery : token));
    const request = { authorityUrl, clientId: "pack-operator", scopes: ["packs.read"], parameters: {} };
    try {
      const issued = await requestToken(request, { secret, clientAuth: undefined }, transport, { io, log });
      expect(isAccessToken(issued.accessToken)).toBe(true);
      expect(issued.expiresAtMs).toBeGreaterThan(issued.issuedAtMs);
    } catch (error) {
      expect(error).toBeInstanceOf(CliError);
    } finally {
      lines.length = 0;
    }
  });

  const entry = {
    accessToken: "abc.def",
    tokenType: "Bearer",
    expiresAtUtc: "2026-01-01T01:00:00.000Z",
    scopes: ["packs.read"],
    metadata: {
      keyVersion: "1",
      issuedAtUtc: "2026-01-01T00:00:00.000Z",
      requestedScope: "packs.read",
      secretFingerprint: "x",
    },
  };
  const entries = fc.oneof(
    nearly(entry).map((text) => new TextEncoder().encode(text)),
    nearly(entry.metadata).map((text) =>
      new TextEncoder().encode(JSON.stringify({ ...entry, metadata: JSON.parse(text) }))
    ),
    mutate([JSON.stringify(entry)]).map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ maxLength: 300 }),
  );
  fuzz("cache entries", entries, (bytes) => {
    const decoded = decodeEntry(bytes, 0);
    if (!decoded) return;
    expect(isAccessToken(decoded.accessToken) && decoded.issuedAtMs <= decoded.expiresAtMs).toBe(true);
    // What another program wrote has no metadata, and is not written anew.
    if (decoded.secretFingerprint !== undefined) expect(decodeEntry(encodeEntry(decoded), 0)).toEqual(decoded);
  });

  const part = fc.constantFrom(..."a|b|*|**|/|?|[ab]|[!a]|[a-|[[:alpha:]]|[|]|\\|!|#| |-|\r|\n|.|é".split("|"));
  const lists = fc.record({
    list: fc.array(part, { maxLength: 200 }).map((parts) => parts.join("")),
    path: fc.array(fc.constantFrom("a", "b", "ab", "/", "é"), { minLength: 1, maxLength: 100 }).map((parts) =>
      parts.join("")
    ),
  });
  fuzz("lists of ignored files", lists, ({ list, path }) => {
    const bytes = new TextEncoder().encode(path);
    const budget = { left: 1e9 };
    const base = bytes.lastIndexOf(0x2f) + 1;
    const verdict = parseIgnoreList(list)({ bytes, base, isDirectory: false }, budget);
    expect([undefined, "ignored", "kept"]).toContain(verdict);
    // No more steps than the product of the two lengths.
    expect(1e9 - budget.left).toBeLessThanOrEqual((list.length * 3 + 2) * (bytes.length + 1));
  });
});
