import { describe, expect, it } from "vitest";
import { isLoopback } from "../../scripts/core/loopback.ts";
import {
  isPlaceholderHost,
  isSecureUrl,
  parseHttpUrl,
  redactUrl,
  requireSecureUrl,
} from "../../scripts/profile/url.ts";

describe("parseHttpUrl()", () => {
  it.each(["http://a", "https://a.example:8443/x?y#z", "HTTPS://A.example"])(
    "parses %s",
    (text) => expect(parseHttpUrl(text)?.href).toBe(new URL(text).href),
  );
  it.each([
    "",
    "a.example",
    "ftp://a",
    "https:a",
    "https:/a",
    "https:///a",
    "https:\\\\a",
    "https://a b",
    " https://a",
  ])(
    "refuses %j, which .NET does not read as the WHATWG parser does",
    (text) => expect(parseHttpUrl(text)).toBeUndefined(),
  );
});

describe("isLoopback() and isSecureUrl()", () => {
  it.each([
    ["http://localhost", true],
    ["http://x.localhost:8080", false],
    ["http://127.0.0.1", true],
    ["http://127.9.9.9", true],
    ["http://[::1]", true],
    ["http://localhost.", false],
    ["http://localhost.example", false],
    ["http://127.0.0.1.example", false],
    ["http://10.0.0.1", false],
  ])("of %s are %s", (text, expected) => {
    expect(isLoopback(new URL(text))).toBe(expected);
    expect(isSecureUrl(new URL(text))).toBe(expected);
  });
  it("https is secure everywhere, another protocol nowhere", () => {
    expect(isSecureUrl(new URL("https://a.example"))).toBe(true);
    expect(isSecureUrl(new URL("ftp://localhost"))).toBe(false);
  });
});

describe("requireSecureUrl()", () => {
  it.each([
    ["canary", "the URL is not a URL"],
    ["https://me:canary@a.example", "the URL has a user name or a password in it"],
    [
      "http://a.example/canary",
      "the URL (http://a.example) is not https: secrets would cross the network in the clear",
    ],
  ])("refuses %s without quoting what may be a secret", (text, message) => {
    expect(() => requireSecureUrl(text, "the URL")).toThrow(expect.objectContaining({ exitCode: 2, message }));
    expect(message).not.toContain("canary");
  });
});

describe("isPlaceholderHost()", () => {
  it.each(["example.com", "a.example.NET", "example.org.", "a.example", "a.invalid"])(
    "%s is one",
    (host) => expect(isPlaceholderHost(host)).toBe(true),
  );
  it.each(["example.de", "myexample.com", "a.test", "a.internal", "localhost"])(
    "%s is not",
    (host) => expect(isPlaceholderHost(host)).toBe(false),
  );
});

describe("redactUrl()", () => {
  it.each([
    ["https://a.example/x#y", "https://a.example/x#y"],
    ["https://u:p@a.example/x?k=v#y", "https://***@a.example/x?***#y"],
    ["//u:p@a", "//***@a"],
  ])("shows %s as %s", (text, shown) => expect(redactUrl(text)).toBe(shown));
});
