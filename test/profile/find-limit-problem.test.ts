import { describe, expect, it } from "vitest";
import { locate } from "../../scripts/profile/document.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { readProfile } from "../../scripts/profile/read-profile.ts";
import { givenHome } from "../support/given-home.ts";
import { profileText } from "../support/profile-text.ts";

const scopes = (count: number): string => Array.from({ length: count }, (_, number) => `scope-${number}`).join(" ");
const keys = (count: number): string => Array.from({ length: count }, (_, number) => `  k${number}: x\n`).join("");
/** A profile with eight keys, and the value of the secret's file. */
const withPath = (path: string): string => profileText({ secretLine: `ClientSecretFile: ${path}` });

const table: readonly [what: string, allowed: string, refused: string, message: string, place: string][] = [
  ["keys", profileText() + keys(992), profileText() + keys(993), "more than 1000 keys", "1001:3"],
  [
    "keys in lists",
    `${profileText()}  List:\n${"  - {a: x}\n".repeat(991)}`,
    `${profileText()}  List:\n${"  - {a: x}\n".repeat(992)}`,
    "more than 1000 keys",
    "1001:6",
  ],
  [
    "nested keys",
    `${profileText()}  Deep: ${"{a: ".repeat(61)}x${"}".repeat(61)}\n`,
    `${profileText()}  Deep: ${"{a: ".repeat(62)}x${"}".repeat(62)}\n`,
    "nested more than 64 levels deep",
    "9:254",
  ],
  [
    "a long path",
    withPath(`/${"a".repeat(4095)}`),
    withPath(`/${"a".repeat(4096)}`),
    '"StellaOps.Authority.ClientSecretFile" is longer than 4096 characters',
    "5:23",
  ],
  [
    "a long value",
    profileText({ clientId: "x".repeat(8192), secretLine: "" }),
    profileText({ clientId: "x".repeat(8193), secretLine: "" }),
    '"StellaOps.Authority.ClientId" is longer than 8192 characters',
    "4:15",
  ],
  [
    "scopes",
    profileText({ scope: scopes(100) }),
    profileText({ scope: scopes(101) }),
    '"StellaOps.Authority.Scope" has more than 100 scopes',
    "6:12",
  ],
];

describe("findLimitProblem() draws the line for", () => {
  it.each(table)("%s", (_, allowed, refused, message, place) => {
    const parse = (text: string) => parseDocument({ name: "x", file: "/x.yaml" }, text);
    expect(parse(allowed).problems).toEqual([]);
    const document = parse(refused);
    const { line, column } = locate(document, document.problems[0]?.span.start ?? 0);
    expect(document.problems.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([`limit: ${message}`]);
    expect(`${line}:${column}`).toBe(place);
  });
});

describe("readProfile() refuses, with the place and the limit,", () => {
  it.each(table)("%s", (_, allowed, refused, message, place) => {
    const home = givenHome({ profiles: { allowed, refused } });
    expect(readProfile("allowed", home.io()).name).toBe("allowed");
    expect(() => readProfile("refused", home.io())).toThrow(expect.objectContaining({
      exitCode: 2,
      message: `profile "refused" cannot be used: ${message} (${home.profile("refused")}:${place})`,
    }));
  });
});
