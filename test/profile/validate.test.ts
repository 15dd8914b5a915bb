import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { valueFields } from "../../scripts/profile/fields.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { validateFields } from "../../scripts/profile/validate.ts";
import { root } from "../support/bundles.ts";
import { guideProfiles } from "../support/profile-text.ts";

const validate = (text: string) => validateFields(parseDocument({ name: "x", file: "/x.yaml" }, text).fields);
const good = guideProfiles["packs-operator"] as string;

describe("validateFields()", () => {
  it.each(Object.entries(guideProfiles))("accepts the guide's %s", (_, text) => expect(validate(text)).toEqual([]));

  const table: readonly [what: string, from: string, to: string, code: string, message: string, at: string][] = [
    [
      "a missing key",
      "    ClientId: pack-operator\n",
      "",
      "missing",
      '"StellaOps.Authority.ClientId" is missing',
      "Authority",
    ],
    ["an empty string", "pack-operator\n", '""\n', "empty", '"StellaOps.Authority.ClientId" must not be empty', '""'],
    [
      "nothing",
      "ClientId: pack-operator\n",
      "ClientId:\n",
      "empty",
      '"StellaOps.Authority.ClientId" must be text',
      "",
    ],
    ["null", "pack-operator\n", "~\n", "empty", '"StellaOps.Authority.ClientId" must be text', "~"],
    ["a number", "pack-operator\n", "1234\n", "type", '"StellaOps.Authority.ClientId" must be text', "1234"],
    [
      "a list of scopes",
      '"packs.read packs.run"',
      "[a, b]",
      "type",
      '"StellaOps.Authority.Scope" must be scopes in one string',
      "[a, b]",
    ],
    [
      "a path that is true",
      "~/.stellaops/tokens",
      "true",
      "type",
      '"StellaOps.Authority.TokenCacheDirectory" must be a path',
      "true",
    ],
    [
      "a URL that is a mapping",
      "https://task-runner.example.com",
      "{a: b}",
      "type",
      '"StellaOps.BackendUrl" must be a URL',
      "{a: b}",
    ],
  ];
  it.each(table)("reports %s with its code and its place", (_, from, to, code, message, at) => {
    const text = good.replace(from, to);
    expect(validate(text).map(({ span, ...problem }) => ({ ...problem, at: text.slice(span.start, span.end) })))
      .toMatchObject([{ kind: "shape", code, message, at }]);
  });

  it("reports text in place of a mapping, and nothing below it", () =>
    expect(validate("StellaOps: text\n")).toMatchObject([
      { code: "type", message: '"StellaOps" must be a mapping', span: { start: 11, end: 15 } },
    ]));

  it("reports a missing root at the start of the file", () =>
    expect(validate("Other: text\n")).toMatchObject([
      { code: "missing", message: '"StellaOps" is missing', span: { start: 0, end: 0 } },
    ]));

  it("never has the value in a message", () => {
    const text = good.replace(/ClientSecretFile: .*/, "ClientSecret: [canary]").replace(
      "pack-operator\n",
      "{canary: 1}\n",
    );
    const problems = validate(text);
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toContain("canary");
  });
});

/** The states of a key in a file, mostly valid. */
const states = [...Array(30).fill("text"), "absent", '""', "~", "", "[a]", "7", "{}", "&a b", "' '"] as string[];
const lines = fc.tuple(...valueFields.map((field) => fc.constantFrom(...states).map((state) => ({ ...field, state }))));

const texts = fc.tuple(lines, fc.constantFrom("", "", "", "x", "[]"), fc.constantFrom("", "", "", "y")).map(
  ([all, authority, root]) => {
    const line = (depth: number) =>
      all.filter(({ path, state }) => path.length === depth && state !== "absent")
        .map(({ path, state }) => `${"  ".repeat(depth - 1)}${path.at(-1)}: ${state}\n`).join("");
    if (root) return `StellaOps: ${root}\n`;
    return `StellaOps:\n${line(2)}  Authority: ${authority}\n${authority ? "" : line(3)}`;
  },
);

it("validateFields() refuses exactly what the published JSON Schema refuses", () => {
  const accepts = new Ajv2020().compile(JSON.parse(readFileSync(`${root}/templates/profile.schema.json`, "utf8")));
  const seen = { good: 0, bad: 0 };
  fc.assert(
    fc.property(texts, (text) => {
      const good = validate(text).length === 0;
      expect(accepts(parse(text))).toBe(good);
      seen[good ? "good" : "bad"]++;
    }),
    { numRuns: 5000 },
  );
  expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(100);
});
