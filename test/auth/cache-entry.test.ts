import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CacheEntry,
  decodeEntry,
  encodeEntry,
  getEntryName,
  isCacheFileName,
} from "../../scripts/auth/cache-entry.ts";

const time = fc.integer({ min: 0, max: 8e14 });
const visible = fc.string({ unit: fc.constantFrom(..."abcXYZ019-._~+/="), minLength: 1 });
const wireName = fc.constantFrom("tenant", "pack_run_id", "operator_reason");
const entries: fc.Arbitrary<CacheEntry> = fc.record({
  accessToken: visible,
  scopes: fc.array(visible),
  requestedScopes: fc.array(visible, { minLength: 1 }),
  secretFingerprint: visible,
  parameters: fc.dictionary(wireName, fc.string(), { noNullPrototype: true }),
  issuedAtMs: time,
  expiresAtMs: time,
}).filter(({ issuedAtMs, expiresAtMs }) => issuedAtMs < expiresAtMs);

describe("encodeEntry() and decodeEntry()", () => {
  it("give the entry back", () => {
    fc.assert(fc.property(entries, (entry) => {
      expect(decodeEntry(encodeEntry(entry), 0)).toEqual(entry);
    }));
  });
  it("give nothing back when bytes are missing", () => {
    fc.assert(fc.property(entries, fc.nat(), (entry, at) => {
      const bytes = encodeEntry(entry);
      expect(decodeEntry(bytes.subarray(0, at % bytes.length), 0)).toBeUndefined();
    }));
  });
});

describe("decodeEntry() reads what .NET writes,", () => {
  const decode = (value: Record<string, unknown>, writtenMs = 1000) =>
    decodeEntry(new TextEncoder().encode(JSON.stringify(value)), writtenMs);
  const written = {
    accessToken: "t",
    tokenType: "Bearer",
    expiresAtUtc: "1970-01-01T00:02:00.1234567+00:00",
    scopes: ["a"],
  };

  it.each([{}, { metadata: null }])(
    "issued when it was written: %j",
    (extra) =>
      expect(decode({ ...written, ...extra })).toEqual({
        accessToken: "t",
        scopes: ["a"],
        requestedScopes: ["a"],
        parameters: {},
        secretFingerprint: undefined,
        issuedAtMs: 1000,
        expiresAtMs: 120_123,
      }),
  );

  it("issued no later than it ends", () => expect(decode(written, 1e12)?.issuedAtMs).toBe(120_123));

  it.each([
    { accessToken: "" },
    { accessToken: "a b" },
    { tokenType: "DPoP" },
    { expiresAtUtc: "soon" },
    { scopes: "a" },
    { metadata: "x" },
    { metadata: {} },
  ])("but not with %j", (change) => expect(decode({ ...written, ...change })).toBeUndefined());
});

const key = { authorityUrl: "https://a.example", clientId: "c", scopes: ["x", "y"], parameters: {} };

describe("getEntryName()", () => {
  const approval = { pack_run_id: "r", pack_gate_id: "g", pack_plan_hash: "sha256:0" };
  it("tells URLs, clients, scopes, their order and approvals apart", () => {
    const keys = [
      key,
      { ...key, authorityUrl: "https://a.example/" },
      { ...key, clientId: "d" },
      { ...key, scopes: ["x"] },
      { ...key, scopes: ["y", "x"] },
      { ...key, parameters: approval },
      { ...key, parameters: { ...approval, pack_gate_id: "h" } },
    ];
    expect(new Set(keys.map(getEntryName)).size).toBe(keys.length);
  });
});

describe("isCacheFileName()", () => {
  it("knows an entry's name", () => expect(isCacheFileName(getEntryName(key))).toBe(true));
  it.each(["README", "a".repeat(64) + ".json", `${"A".repeat(64)}.json.bak`, `${"A".repeat(64)}.yaml`])(
    "does not know %s",
    (name) => expect(isCacheFileName(name)).toBe(false),
  );
});
