import { describe, expect, it } from "vitest";
import { lintText } from "../../scripts/lint/engine.ts";
import { testIo } from "../support/io.ts";

/** Windows: no modes, no owners, other paths. Nothing exists. */
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

/** The findings for a profile with these paths, as `line rule`. */
function lintPaths(secretFile: string, cache: string, io = windowsIo()): string[] {
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

describe("the path rules on Windows", () => {
  const table: readonly [string, string, string, string[]][] = [
    ["accept ~ and %USERPROFILE% as the home directory", "~\\x.secret", "%USERPROFILE%\\tokens", [
      "5 secret-file-missing",
    ]],
    ["accept a drive and a server as absolute", "D:\\x.secret", "\\\\server\\share\\tokens", ["5 secret-file-missing"]],
    ["report a path from the root as foreign", "/etc/x.secret", "/var/tokens", ["5 foreign-path", "7 foreign-path"]],
    ["report other variables as unexpanded", "%APPDATA%\\x", "$HOME/x", [
      "5 unexpanded-variable",
      "7 unexpanded-variable",
    ]],
    ["report a bare name as relative", "~/x.secret", "tokens", ["5 secret-file-missing", "7 relative-path"]],
  ];
  it.each(table)(
    "%s",
    (_, secretFile, cache, expected) => expect(lintPaths(secretFile, cache)).toEqual(expected),
  );

  it("do not check modes", () => {
    const io = windowsIo();
    const info = {
      kind: "directory",
      size: 0,
      mode: undefined,
      isSticky: false,
      owner: undefined,
      group: undefined,
      modifiedMs: 0,
    } as const;
    const stat = (path: string) => /tokens$/.test(path) ? info : undefined;
    expect(lintPaths("~/x.secret", "~/tokens", { ...io, files: { ...io.files, stat } })).toEqual([
      "5 secret-file-missing",
    ]);
  });
});
