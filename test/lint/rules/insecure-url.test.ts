import { describe, expect, it } from "vitest";
import { lintText } from "../../../scripts/lint/engine.ts";
import { requireSecureUrl } from "../../../scripts/profile/url.ts";
import { testIo } from "../../support/io.ts";

const table: readonly [url: string, usable: boolean][] = [
  ["https://authority.internal", true],
  ["HTTPS://authority.internal", true],
  ["https://localhost.", true],
  ["http://localhost", true],
  ["http://localhost:8080/tenant", true],
  ["HTTP://LOCALHOST", true],
  ["http://a.localhost", false],
  ["http://127.0.0.1:8080", true],
  ["http://127.9.9.9", true],
  ["http://0x7f.1", true],
  ["http://[::1]:8080", true],
  ["http://localhost.", false],
  ["http://a.localhost.", false],
  ["http://localhost.internal", false],
  ["http://notlocalhost", false],
  ["http://128.0.0.1", false],
  ["http://127.0.0.1.internal", false],
  ["http://[::2]", false],
  ["http://0.0.0.0", false],
  ["http://authority.internal", false],
  ["https://me:password@authority.internal", false],
  ["http://me@localhost", false],
  ["ftp://localhost", false],
  ["authority.internal", false],
];

/** Whether the linter accepts a URL for the Authority. */
function passesLint(url: string): boolean {
  const text = `StellaOps: {Authority: {Url: "${url}", ClientId: a, ClientSecretFile: /none, Scope: packs.read}}\n`;
  return lintText("/p/a.yaml", text, testIo()).every(({ severity }) => severity !== "error");
}

/** Whether a token can be requested from a URL. */
function passesRequest(url: string): boolean {
  try {
    return Boolean(requireSecureUrl(url, "the URL"));
  } catch {
    return false;
  }
}

describe("the URL rules and requireSecureUrl() agree", () => {
  it.each(table)("%s: %s", (url, usable) => expect([passesLint(url), passesRequest(url)]).toEqual([usable, usable]));
});
