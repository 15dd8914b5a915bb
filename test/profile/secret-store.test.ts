import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { type Profile, toProfile } from "../../scripts/profile/profile.ts";
import { findSecretProblem, requireSecretPath, storeSecret } from "../../scripts/profile/secret-store.ts";
import { type TestIo, testIo } from "../support/io.ts";
import { profileText } from "../support/profile-text.ts";

const given = (secretLine: string, io: TestIo): Profile =>
  toProfile(parseDocument({ name: "p", file: "/p.yaml" }, profileText({ secretLine })), io);

describe("requireSecretPath()", () => {
  const io = testIo({ env: { HOME: "/home/ada" } });

  it("returns the absolute path of the secret file", () =>
    expect(requireSecretPath(given("ClientSecretFile: ~/s", io), io)).toBe("/home/ada/s"));

  it.each([
    ["", {}, "names no ClientSecretFile", "~/.stellaops/secrets/p.secret"],
    ["ClientSecret: canary", {}, "holds its secret itself", "~/.stellaops/secrets/p.secret"],
    ["", { STELLAOPS_HOME: "/srv/stella" }, "names no ClientSecretFile", "/srv/stella/secrets/p.secret"],
  ])("refuses %j with %j, and suggests a path below the StellaOps home", (line, env, message, path) => {
    const world = testIo({ env: { HOME: "/home/ada", ...env } });
    expect(() => requireSecretPath(given(line, world), world)).toThrow(expect.objectContaining({
      exitCode: 2,
      message: expect.stringContaining(message),
      hint: `set ClientSecretFile in it, such as ${path}`,
    }));
  });
});

describe("storeSecret()", () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  it("writes the value alone, 0600, and redacts it", () => {
    const io = testIo();
    const path = join(io.home, "secrets", "x");
    storeSecret(path, encode("canary\n"), io);
    expect([readFileSync(path, "utf8"), statSync(path).mode & 0o777]).toEqual(["canary", 0o600]);
    io.stderr.write("canary");
    expect(io.err()).toBe("***");
  });

  it("refuses what is not a secret, with the words of findSecretProblem()", () => {
    const io = testIo();
    expect(() => storeSecret(join(io.home, "x"), encode("a\nb"), io)).toThrow(
      expect.objectContaining({ exitCode: 2, message: `the secret cannot be stored: ${findSecretProblem("a\nb")}` }),
    );
  });
});
