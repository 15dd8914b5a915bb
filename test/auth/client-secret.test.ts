import { chmodSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findClientSecret, readClientSecret } from "../../scripts/auth/client-secret.ts";
import type { SecretSource } from "../../scripts/profile/profile.ts";
import { readProfile } from "../../scripts/profile/read-profile.ts";
import { type TestIo, testIo } from "../support/io.ts";
import { addProfile } from "../support/token-home.ts";

const secret = "s3cret/with+a space";

/** A world with the operator's profile, whose secret is in a file. */
function givenSecretFile(): { io: TestIo; file: string } {
  const io = testIo();
  addProfile(io.home, { url: "https://authority.test", secret });
  return { io, file: `${io.home}/.stellaops/secrets/operator.secret` };
}

describe("readClientSecret()", () => {
  it.each<[string, string]>([
    ["as it is", secret],
    ["as a form's value", "s3cret%2Fwith%2Ba+space"],
    ["as Basic credentials", btoa("pack-operator:s3cret%2Fwith%2Ba+space")],
  ])("keeps the secret off standard error: %s", (_, form) => {
    const { io } = givenSecretFile();
    expect(readClientSecret(readProfile("operator", io), io)).toBe(secret);
    io.stderr.write(`it is ${form}.\n`);
    expect(io.err()).toBe("it is ***.\n");
  });

  it("does so with a secret in the profile, too", () => {
    const { io } = givenSecretFile();
    const inline: SecretSource = { kind: "inline", value: "another-secret" };
    expect(readClientSecret({ ...readProfile("operator", io), secret: inline }, io)).toBe("another-secret");
    io.stderr.write("another-secret\n");
    expect(io.err()).toBe("***\n");
  });

  it("refuses a profile without a secret", () => {
    const { io } = givenSecretFile();
    const profile = { ...readProfile("operator", io), secret: { kind: "none" } as const };
    expect(() => readClientSecret(profile, io)).toThrow(
      'profile "operator" names no secret for client "pack-operator"',
    );
  });

  it("refuses a secret that others may read, with what to do", () => {
    const { io, file } = givenSecretFile();
    chmodSync(file, 0o644);
    expect(() => readClientSecret(readProfile("operator", io), io)).toThrow(
      expect.objectContaining({
        exitCode: 3,
        message: expect.stringContaining("(mode 0644)") as string,
        hint: `chmod 600 ${file}`,
      }),
    );
  });
});

describe("findClientSecret()", () => {
  it("is the secret, or undefined when it cannot be used", () => {
    const { io, file } = givenSecretFile();
    const profile = readProfile("operator", io);
    expect(findClientSecret(profile, io)).toBe(secret);
    writeFileSync(file, "");
    expect(findClientSecret(profile, io)).toBeUndefined();
  });
});
