import { describe, expect, it } from "vitest";
import type { CacheEntry } from "../../scripts/auth/cache-entry.ts";
import { type CacheStatus, isAlive, judgeEntry, type LookupOptions } from "../../scripts/auth/judge-entry.ts";
import { createFingerprint } from "../../scripts/auth/secret-fingerprint.ts";
import type { TokenRequest } from "../../scripts/auth/token-request.ts";

const issuedAtMs = 1_000_000;
const entry: CacheEntry = {
  accessToken: "t",
  scopes: ["a", "b"],
  issuedAtMs,
  expiresAtMs: issuedAtMs + 120_000,
  requestedScopes: ["a", "b"],
  parameters: { tenant: "acme", operator_reason: "r" },
  secretFingerprint: createFingerprint("s3cret"),
};
const request: TokenRequest = {
  authorityUrl: "https://a.example",
  clientId: "c",
  scopes: ["a", "b"],
  parameters: { operator_reason: "r", tenant: "acme" },
};

/** What is not known of an entry that another program wrote. */
const anothers: Partial<CacheEntry> = { parameters: {}, secretFingerprint: undefined };

interface Case {
  readonly name: string;
  readonly status: CacheStatus;
  readonly reason?: string;
  readonly request?: Partial<TokenRequest>;
  readonly entry?: Partial<CacheEntry>;
  readonly options?: LookupOptions;
  readonly now?: number;
}

const cases: readonly Case[] = [
  { name: "requested for the same, with the same secret, and fresh", status: "usable" },
  {
    name: "requested for another tenant",
    status: "absent",
    reason: "such as the tenant",
    request: { parameters: { ...request.parameters, tenant: "umbrella" } },
  },
  { name: "requested for a tenant that is not wanted", status: "absent", request: { parameters: {} } },
  { name: "requested for fewer scopes", status: "absent", request: { scopes: ["a", "b", "c"] } },
  { name: "issued 60 s after now, as clocks differ", status: "usable", now: issuedAtMs - 60_000 },
  { name: "issued later after now", status: "damaged", reason: "from the future", now: issuedAtMs - 60_001 },
  {
    name: "that awaits its revocation",
    status: "unrevoked",
    reason: "run stella-token revoke again",
    entry: { awaitsRevocation: true },
  },
  { name: "another program's, with no parameters", status: "usable", entry: anothers, request: { parameters: {} } },
  {
    name: "another program's, whatever the secret is",
    status: "usable",
    entry: anothers,
    request: { parameters: {} },
    options: {},
  },
  {
    name: "another program's, in its own place for an approval",
    status: "usable",
    entry: anothers,
    request: { parameters: { pack_run_id: "r", pack_gate_id: "g", pack_plan_hash: "h" } },
  },
  {
    name: "another program's, for a tenant",
    status: "absent",
    entry: anothers,
    request: { parameters: { tenant: "a" } },
  },
  {
    name: "another program's, granted less",
    status: "absent",
    entry: { ...anothers, scopes: ["a"] },
    request: { parameters: {} },
  },
  {
    name: "another program's, expired",
    status: "expired",
    entry: anothers,
    request: { parameters: {} },
    now: issuedAtMs + 120_000,
  },
  { name: "in its leeway", status: "expired", reason: "expired", now: issuedAtMs + 108_000 },
  {
    name: "in its leeway, when any life left is enough",
    status: "usable",
    options: { secret: "s3cret", minLifeMs: 0 },
    now: issuedAtMs + 108_000,
  },
  {
    name: "with less time left than is wanted",
    status: "expired",
    options: { secret: "s3cret", minLifeMs: 60_000 },
    now: issuedAtMs + 60_001,
  },
  {
    name: "fetched with another secret",
    status: "other-secret",
    reason: "fetched with another secret",
    options: { secret: "changed" },
  },
  { name: "when the secret cannot be read", status: "other-secret", reason: "cannot be read", options: {} },
  {
    name: "expired and fetched with another secret",
    status: "expired",
    options: { secret: "changed" },
    now: issuedAtMs + 120_000,
  },
];

describe("judgeEntry() judges an entry", () => {
  it.each(cases)("$name: $status", ({ status, reason, request: change, entry: given, options, now = issuedAtMs }) => {
    const verdict = judgeEntry({ ...entry, ...given }, { ...request, ...change }, options ?? { secret: "s3cret" }, now);
    expect(verdict.status).toBe(status);
    if (reason !== undefined) expect(verdict.reason).toContain(reason);
  });

  it("without a request, for whatever it was requested", () =>
    expect(judgeEntry(entry, undefined, { secret: "s3cret" }, issuedAtMs).status).toBe("usable"));
});

describe("isAlive() holds for what the Authority still accepts", () => {
  it.each<[CacheStatus, boolean]>([
    ["usable", true],
    ["other-secret", true],
    ["unrevoked", true],
    ["expired", false],
    ["damaged", false],
    ["absent", false],
  ])("%s: %s", (status, alive) => expect(isAlive(status)).toBe(alive));
});
