import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CacheEntry, decodeEntry, encodeEntry, entryName, isOurName } from "../../scripts/auth/cache-entry.ts";
import { fingerprintOf, isFingerprintOf } from "../../scripts/auth/client-secret.ts";

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

describe("an entry's bytes", () => {
  it("give the entry back", () => {
    fc.assert(fc.property(entries, (entry) => {
      expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
    }));
  });
  it("give nothing back when one of them is missing", () => {
    fc.assert(fc.property(entries, fc.nat(), (entry, at) => {
      const bytes = encodeEntry(entry);
      expect(decodeEntry(bytes.subarray(0, at % bytes.length))).toBeUndefined();
    }));
  });
});

describe("an entry's name", () => {
  const key = { authorityUrl: "https://a.example", clientId: "c", scopes: ["x", "y"], parameters: {} };
  const approval = { pack_run_id: "r", pack_gate_id: "g", pack_plan_hash: "sha256:0" };
  it("is ours", async () => expect(isOurName(entryName(key))).toBe(true));
  it("tells URLs, clients, scopes, their order and approvals apart", async () => {
    const keys = [
      key,
      { ...key, authorityUrl: "https://a.example/" },
      { ...key, clientId: "d" },
      { ...key, scopes: ["x"] },
      { ...key, scopes: ["y", "x"] },
      { ...key, parameters: approval },
      { ...key, parameters: { ...approval, pack_gate_id: "h" } },
    ];
    expect(new Set(await Promise.all(keys.map(entryName))).size).toBe(keys.length);
  });
  it.each(["README", "a".repeat(64) + ".json", `${"A".repeat(64)}.json.bak`, `${"A".repeat(64)}.yaml`])(
    "is not %s",
    (name) => expect(isOurName(name)).toBe(false),
  );
});

describe("a secret's fingerprint", () => {
  it("is its own and no other secret's, and new each time", async () => {
    const [one, two] = [fingerprintOf("s3cret"), fingerprintOf("s3cret")];
    expect(one).not.toBe(two);
    expect(isFingerprintOf(one, "s3cret")).toBe(true);
    expect(isFingerprintOf(one, "s3cret ")).toBe(false);
    expect(isFingerprintOf("nonsense", "s3cret")).toBe(false);
  });
});
