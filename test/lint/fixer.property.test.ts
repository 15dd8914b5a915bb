import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toCanonicalForm } from "../../scripts/lint/canonical-form.ts";
import { lintFiles } from "../../scripts/lint/engine.ts";
import type { Finding } from "../../scripts/lint/finding.ts";
import { fixAll, type FixedFile } from "../../scripts/lint/fixer.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import type { ProfileDocument } from "../../scripts/profile/document.ts";
import { testIo } from "../support/io.ts";
import { yamlish } from "../support/yamlish.ts";

/** Nothing is written, and nothing is there. */
const io = testIo({ env: { HOME: "/nowhere" } });
const path = join(io.home, "x.yaml");
const lint = (text: string): Finding[] =>
  lintFiles([{ shownPath: "x.yaml", path, bytes: new TextEncoder().encode(text) }], io);
const fix = (text: string): FixedFile[] => fixAll(lint(text), io, new Map());
const parse = (text: string): ProfileDocument => parseDocument({ name: "x", file: path }, text);

it("fixAll() is idempotent and keeps the meaning of any text", () => {
  fc.assert(
    fc.property(yamlish, (text) => {
      const [fixed] = fix(text);
      if (!fixed) return;
      expect(toCanonicalForm(parse(fixed.after.text))).toBe(toCanonicalForm(parse(fixed.before.text)));
      expect(fix(fixed.after.text)).toHaveLength(0);
    }),
    { numRuns: 3000 },
  );
});

/** A usable profile, in one of the many ways to write it. */
const profile = fc.record({
  url: fc.constantFrom("https://a.internal", '"https://a.internal"', "'https://a.internal'"),
  client: fc.constantFrom("yes", "on-call", "0o17x", "'1:20'", '"0012"', "a:b"),
  scope: fc.constantFrom(
    "packs.read packs.run",
    '"packs:read,packs:run"',
    "'Packs.Read  packs.run packs.run'",
    " packs.read;packs.approve ",
    "[packs.read, 'packs.run']",
    "\n      - packs.read\n      - packs_run",
    "\n    - packs.read # why\n    - packs.run",
    ">-\n      packs.read\n      packs.run",
    "packs.read\n      packs.run",
  ),
  keys: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  other: fc.constantFrom(
    "",
    "    Retry: off # no\n",
    "    Delays: [1:20, 0o7]\n",
    "    yes: no\n",
    "    Note: |\n      yes\n",
  ),
  eol: fc.constantFrom("\n", "\r\n"),
  bom: fc.constantFrom("", "\ufeff"),
}).map(({ url, client, scope, keys: [a, b, c, d, e], other, eol, bom }) => {
  const key = (name: string, odd: boolean | undefined): string => odd ? name.toLowerCase() : name;
  const text = `# first\n${key("StellaOps", a)}: # why\n  ${key("Authority", b)}:\n    ${key("Url", c)}:   ${url}\n\n` +
    `    "${key("ClientId", d)}": ${client} # who\n    ${key("Scope", e)}: ${scope}\n${other}# last\n`;
  return bom + text.replaceAll("\n", eol);
});

describe("fixAll() on a usable profile", () => {
  it("leaves nothing to fix, changes no setting, and keeps comments and line ends", () => {
    fc.assert(
      fc.property(profile, (text) => {
        const after = fix(text)[0]?.after.text ?? text;
        expect(toCanonicalForm(parse(after))).toBe(toCanonicalForm(parse(text)));
        const getClient = (it: string): unknown => parse(it).fields.get("clientId")?.text;
        if (getClient(text) !== undefined) expect(getClient(after)).toBe(getClient(text));
        const findComments = (it: string): string[] => it.match(/# \w+/g) ?? [];
        expect(findComments(after)).toEqual(findComments(text));
        expect(/[^\r]\n/.test(after)).toBe(/[^\r]\n/.test(text));
        expect(lint(after).flatMap(({ rule, fix }) => fix ? rule : [])).toEqual([]);
        const countErrors = (it: string): number => lint(it).filter(({ severity }) => severity === "error").length;
        expect(countErrors(after)).toBeLessThanOrEqual(countErrors(text));
      }),
      { numRuns: 500 },
    );
  });
});
