import { describe, expect, it } from "vitest";
import { formEncoded } from "../../../scripts/auth/oauth/basic-credentials.ts";
import { unverifiedClaims } from "../../../scripts/auth/claims.ts";
import { clockDifference } from "../../../scripts/auth/clock-skew.ts";
import { requireSecureUrl } from "../../../scripts/profile/url.ts";
import { retryAfterMs } from "../../../scripts/auth/http/retry.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

describe("retryAfterMs()", () => {
  it.each([
    ["7", 7000],
    ["Sun, 01 Mar 2026 12:00:05 GMT", 5000],
    ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
    ["-5", 0],
    ["soon", 0],
    ["", 0],
  ])("reads %j", (value, ms) => expect(retryAfterMs(new Headers({ "retry-after": value }), now)).toBe(ms));
  it("is zero without the header", () => expect(retryAfterMs(new Headers(), now)).toBe(0));
});

describe("clockDifference()", () => {
  it("is how far the server is ahead", () =>
    expect(clockDifference(new Headers({ date: "Sun, 01 Mar 2026 12:01:00 GMT" }), now)).toBe(60_000));
  it("is not known without a date", () => expect(clockDifference(new Headers(), now)).toBeUndefined());
});

describe("formEncoded()", () => {
  it.each([
    ["Base64url and hex are the same before and after", "aZ09-_.*", "aZ09-_.*"],
    ["a blank is a plus", "a b", "a+b"],
    ["what has a meaning is escaped", "a+b/c=d:e%~!", "a%2Bb%2Fc%3Dd%3Ae%25%7E%21"],
    ["other scripts are UTF-8", "ü", "%C3%BC"],
  ])("%s", (_, text, encoded) => expect(formEncoded(text)).toBe(encoded));
});

describe("safeUrl() lets secrets go", () => {
  it.each([
    "https://a.example",
    "http://127.0.0.1:8080",
    "http://127.9.9.9",
    "http://[::1]:1",
    "http://localhost",
    "http://a.localhost",
  ])(
    "to %s",
    (url) => expect(requireSecureUrl(url, "x").href).toContain(new URL(url).host),
  );
  it.each([
    "http://a.example",
    "http://127.0.0.1.example",
    "http://localhost.example",
    "ftp://a.example",
    "a.example",
    "",
  ])(
    "not to %j",
    (url) => expect(() => requireSecureUrl(url, "x")).toThrow(expect.objectContaining({ exitCode: 2 })),
  );
});

describe("unverifiedClaims()", () => {
  const jwt = (payload: string): string => `e30.${Buffer.from(payload).toString("base64url")}.sig`;
  it("reads a JWT", () => expect(unverifiedClaims(jwt('{"sub":"grüße"}'))).toEqual({ sub: "grüße" }));
  it.each(["opaque", "a.b", jwt("[]"), jwt("null"), jwt("{"), "a.!!!.c", "a.b.c.d.e"])(
    "reads nothing from %s",
    (text) => expect(unverifiedClaims(text)).toBeUndefined(),
  );
});
