import { describe, expect, it } from "vitest";
import { maskDocument } from "../../scripts/profile/mask.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";

/** Masks the spans that findSecrets() finds. */
const mask = (text: string): string => maskDocument(parseDocument({ name: "x", file: "/x.yaml" }, text));

describe("findSecrets() finds", () => {
  const table: readonly [string, string, string][] = [
    ["a plain value", "ClientSecret: abc", "ClientSecret: ***"],
    ["a quoted value without its quotes", "ClientSecret: 'abc'", "ClientSecret: '***'"],
    ["a block scalar", "ClientSecret: |\n  abc\n\n  def\nUrl: x", "ClientSecret: ***\n  ***\n\n  ***\nUrl: x"],
    ["a list", "ClientSecret:\n- abc\nUrl: x", "ClientSecret:\n***\nUrl: x"],
    ["a misspelt key", "ClientSercet: abc", "ClientSercet: ***"],
    ["another spelling of the key", "client-secret: abc", "client-secret: ***"],
    ["a colon path", '"StellaOps:Authority:Secrt": abc', '"StellaOps:Authority:Secrt": ***'],
    ["another credential", "Password: abc\nApiKey: def", "Password: ***\nApiKey: ***"],
    ["a secret that looks like a tag", "ClientSecret: !Zx9 y\nUrl: z", "ClientSecret: ***\nUrl: z"],
    ["a secret that looks like an alias, in braces", "{ClientSecret: *Zx9, Url: z}", "{ClientSecret: ***, Url: z}"],
    ["a secret that looks like an anchor", 'ClientSecret: &Zx9 "abc"', "ClientSecret: ***"],
    ["a key with escapes", '"Client\\x53ecret": abc', '"Client\\x53ecret": ***'],
    ["a secret in a list", "- {a: 1, Pwd: abc}", "- {a: 1, Pwd: ***}"],
    ["what an alias refers to", "a: &x\n  - abc\nToken: *x", "a: &x\n  ***\nToken: ***"],
    ["a key that is an alias", "a: &k Secret\n*k : abc", "a: &k Secret\n*k : ***"],
    ["short words for a password", "Pwd: abc\nDbPass: def\nPassphrase: ghi", "Pwd: ***\nDbPass: ***\nPassphrase: ***"],
    ["a key that became a part of another value", "a: b\n  ? Token\n  :\n    - abc", "a: b\n  ? Token\n  :\n    ***"],
    ["a missing space", "a: b\nClientSecret:abc", "a: b\nClientSecret:***"],
    ["an equals sign, in broken YAML", "a: [\nClientSecret=abc", "a: [\nClientSecret=***"],
    ["an open quote, in broken YAML", 'Token: "\nabc\ndef', "Token: ***\n***\n***"],
    ["the second document", "a: b\n---\n{x: y, Token: [abc,\ndef]}", "a: b\n---\n{x: y, Token: ***\n***"],
    [
      "more secrets than a profile has",
      `${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Token${n}: secret${n}`).join("\n")}\nNote: x secret1`,
      `${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Token${n}: ***`).join("\n")}\nNote: ***`,
    ],
    ["a secret in a comment", "# ClientSecret: abc", "# ClientSecret: ***"],
    ["a pair in braces", "{Url: x, ClientSecret: abc, Scope: y}", "{Url: x, ClientSecret: ***, Scope: y}"],
    ["an explicit key", "? ClientSecret\n: abc", "? ClientSecret\n: ***"],
    ["other occurrences of a secret", "ClientSecret: abcdef\nNote: x abcdef", "ClientSecret: ***\nNote: x ***"],
    ["the user information and query of a URL", "Url: https://me:abc@host/?q=abc#f", "Url: https://***@host/?***#f"],
    ["a password that no parser would take for one", "Url: https://me:a/b?c#d@e@host/#f", "Url: https://***@host/#f"],
    ["a password with a space", "Url: https://me:a b@host/x", "Url: https://***@host/x"],
    ["a URL in a comment", "# see https://me:a/b@host/x", "# see https://***@host/x"],
    ["a token under any key", `Note: eyJhbGciOiJub25l.eyJzdWIiOiIxIn0.abc`, "Note: ***"],
    [
      "a PEM block under any key",
      "Note: |\n  -----BEGIN KEY-----\n  abc\n  -----END KEY-----\nUrl: x",
      "Note: |\n  ***\n  ***\n  ***\nUrl: x",
    ],
  ];
  it.each(table)("%s", (_, text, expected) => expect(mask(text)).toBe(expected));
});

describe("findSecrets() leaves", () => {
  it.each([
    "ClientSecretFile: ~/x.secret",
    "TokenCacheDirectory: ~/tokens",
    "ClientId: pack-operator",
    'Scope: "packs.read packs.run"',
    "Url: https://authority.internal/a@b",
  ])("%s", (text) => expect(mask(text)).toBe(text));
});
