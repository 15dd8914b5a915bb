import { describe, expect, it } from "vitest";
import { maskStretch } from "../../scripts/lint/mask.ts";
import { secretSpans } from "../../scripts/lint/secret-spans.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";

async function masked(text: string): Promise<string> {
  const { entries } = parseDocument({ name: "x", file: "/x.yaml" }, text);
  return maskStretch(text, { start: 0, end: text.length }, secretSpans(text, entries)).text;
}

describe("what is masked", () => {
  const table: readonly [string, string, string][] = [
    ["a plain value", "ClientSecret: abc", "ClientSecret: ***"],
    ["a quoted one, but not its quotes", "ClientSecret: 'abc'", "ClientSecret: '***'"],
    ["a block", "ClientSecret: |\n  abc\n\n  def\nUrl: x", "ClientSecret: ***\n  ***\n\n  ***\nUrl: x"],
    ["a list", "ClientSecret:\n- abc\nUrl: x", "ClientSecret:\n***\nUrl: x"],
    ["a slip of the pen", "ClientSercet: abc", "ClientSercet: ***"],
    ["another spelling", "client-secret: abc", "client-secret: ***"],
    ["a colon path", '"StellaOps:Authority:Secrt": abc', '"StellaOps:Authority:Secrt": ***'],
    ["another credential", "Password: abc\nApiKey: def", "Password: ***\nApiKey: ***"],
    ["a comment", "# ClientSecret: abc", "# ClientSecret: ***"],
    ["a pair in braces", "{Url: x, ClientSecret: abc, Scope: y}", "{Url: x, ClientSecret: ***, Scope: y}"],
    ["an explicit key", "? ClientSecret\n: abc", "? ClientSecret\n: ***"],
    ["a secret that stands elsewhere too", "ClientSecret: abcdef\nNote: x abcdef", "ClientSecret: ***\nNote: x ***"],
    ["user information and query of a URL", "Url: https://me:abc@host/?q=abc#f", "Url: https://***@host/?***#f"],
    ["a token under any key", `Note: eyJhbGciOiJub25l.eyJzdWIiOiIxIn0.abc`, "Note: ***"],
    [
      "a PEM block under any key",
      "Note: |\n  -----BEGIN KEY-----\n  abc\n  -----END KEY-----\nUrl: x",
      "Note: |\n  ***\n  ***\n  ***\nUrl: x",
    ],
  ];
  it.each(table)("%s", async (_, text, expected) => expect(await masked(text)).toBe(expected));
});

describe("what is not", () => {
  it.each([
    "ClientSecretFile: ~/x.secret",
    "TokenCacheDirectory: ~/tokens",
    "ClientId: pack-operator",
    'Scope: "packs.read packs.run"',
    "Url: https://authority.internal/a@b",
  ])("%s", async (text) => expect(await masked(text)).toBe(text));
});

it("offsets behind a mask move with the text", () => {
  const text = "{ClientSecret: abcdefgh, Url: x}";
  const { text: shown, at } = maskStretch(text, { start: 0, end: text.length }, secretSpans(text));
  expect(shown.slice(at(text.indexOf("Url")))).toBe("Url: x}");
  expect([at(0), at(text.length)]).toEqual([0, shown.length]);
});
