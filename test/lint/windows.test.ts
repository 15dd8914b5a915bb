import { describe, expect, it } from "vitest";
import { lintText } from "../../scripts/lint/engine.ts";
import { testIo } from "../support/io.ts";

/** What Windows gives: no modes, no owners, other paths. Nothing exists. */
function windowsIo(): ReturnType<typeof testIo> {
  const io = testIo();
  const nothing = (): undefined => undefined;
  return {
    ...io,
    platform: "windows",
    userId: nothing,
    cwd: () => "C:\\work",
    env: (name) => name === "USERPROFILE" ? "C:\\Users\\ci" : undefined,
    files: { ...io.files, lstat: nothing, stat: nothing },
  };
}

async function rulesFor(secretFile: string, cache: string, io = windowsIo()): Promise<string[]> {
  const text = `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: pack-operator
    ClientSecretFile: '${secretFile}'
    Scope: packs.read
    TokenCacheDirectory: '${cache}'
`;
  const findings = lintText("C:\\Users\\ci\\.stellaops\\profiles\\x.yaml", text, io);
  return findings.map(({ rule, line }) => `${line} ${rule}`);
}

describe("on Windows", () => {
  const table: readonly [string, string, string, string[]][] = [
    ["a home is ~ or %USERPROFILE%", "~\\x.secret", "%USERPROFILE%\\tokens", ["5 secret-file-missing"]],
    ["a drive and a server are absolute", "D:\\x.secret", "\\\\server\\share\\tokens", ["5 secret-file-missing"]],
    ["a path from the root is foreign", "/etc/x.secret", "/var/tokens", ["5 foreign-path", "7 foreign-path"]],
    ["other variables are not expanded", "%APPDATA%\\x", "$HOME/x", ["5 unexpanded-variable", "7 unexpanded-variable"]],
    ["a bare name is relative", "~/x.secret", "tokens", ["5 secret-file-missing", "7 relative-path"]],
  ];
  it.each(table)(
    "%s",
    async (_, secretFile, cache, expected) => expect(await rulesFor(secretFile, cache)).toEqual(expected),
  );

  it("modes are not judged", async () => {
    const io = windowsIo();
    const facts = { kind: "directory", size: 0, mode: undefined, owner: undefined, modifiedMs: 0 } as const;
    const target = (path: string) => /tokens$/.test(path) ? facts : undefined;
    expect(await rulesFor("~/x.secret", "~/tokens", { ...io, files: { ...io.files, stat: target } })).toEqual([
      "5 secret-file-missing",
    ]);
  });
});
