import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintInputs } from "../../scripts/lint/engine.ts";
import { parseSource } from "../../scripts/lint/load-files.ts";
import type { Finding } from "../../scripts/lint/finding.ts";
import { fixAll } from "../../scripts/lint/fixer.ts";
import { formats } from "../../scripts/lint/formats.ts";
import { meaningOf } from "../../scripts/lint/canonical-form.ts";
import { readSource } from "../../scripts/lint/source.ts";
import { testIo } from "../support/io.ts";

const plain = (text: string): string => text;
const colours = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, blue: plain, cyan: plain };

/** Pieces that YAML and the rules care about. */
const piece = fc.constantFrom(
  ..."StellaOps: |Authority:|    |\n|\r\n|\t|Url: |ClientId: |clientsecret: |ClientSecretFile: |Scope: |BackendUrl: |https://|"
    .split("|"),
  ..."a.internal|packs:run|Packs.Read|packs.read |, |- |[|]|{|}|\"|'|&a |*a|!t |<<: |# |--- |...|%YAML 1.1|? |: ||yes|0o17|1:20|"
    .split("|"),
  "\ufeff",
  "\0",
  "# stella-lint-disable-line key-case",
  "日本",
  "\ud800",
  "|\n",
  ">-\n",
  "~",
);
const yamlish = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string()), { maxLength: 60 }).map((all) =>
  all.join("")
);

/** Nothing is written, and nothing found there. */
const io = testIo({ env: { HOME: "/nowhere" } });
const lintBytes = (bytes: Uint8Array): Finding[] =>
  lintInputs([{ file: "x.yaml", path: join(io.home, "x.yaml"), bytes }], io);

describe("whatever the text", () => {
  it("linting ends without a crash, in every format", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(yamlish.map((text) => new TextEncoder().encode(text)), fc.uint8Array({ maxLength: 200 })),
        async (bytes) => {
          const findings = lintBytes(bytes);
          for (const format of Object.values(formats)) await format({ findings, files: ["x.yaml"], colours });
          for (const { line, column, endLine, endColumn } of findings) {
            expect(line > 0 && column > 0 && (endLine > line || (endLine === line && endColumn >= column))).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("a fix is idempotent and keeps the meaning", async () => {
    await fc.assert(
      fc.asyncProperty(yamlish, async (text) => {
        const source = readSource({
          file: "x.yaml",
          path: join(io.home, "x.yaml"),
          bytes: new TextEncoder().encode(text),
        }, io);
        const [fixed] = fixAll(lintBytes(new TextEncoder().encode(text)), io, new Map());
        if (!fixed) return;
        const meaning = async (it: string): Promise<string> => meaningOf(parseSource({ ...source, text: it }, io));
        expect(await meaning(fixed.after)).toBe(await meaning(source.text));
        expect(fixAll(lintBytes(new TextEncoder().encode(fixed.after)), io, new Map())).toHaveLength(0);
      }),
      { numRuns: 3000 },
    );
  });
});

/** A profile that can be used, in one of the many ways that it can be written. */
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

describe("a fix of a profile that can be used", () => {
  const lint = (text: string): Finding[] => lintBytes(new TextEncoder().encode(text));

  it("leaves nothing to fix, changes no setting, and keeps comments and line ends", async () => {
    await fc.assert(
      fc.asyncProperty(profile, async (text) => {
        const [fixed] = fixAll(await lint(text), io, new Map());
        const after = fixed?.after ?? text;
        const parsed = (it: string) =>
          parseSource({ ...readSource({ file: "x", path: "/x.yaml", bytes: new Uint8Array() }, io), text: it }, io);
        expect(meaningOf(parsed(after))).toBe(meaningOf(parsed(text)));
        const client = async (it: string): Promise<unknown> => parsed(it).fields.get("clientId")?.text;
        if (await client(text) !== undefined) expect(await client(after)).toBe(await client(text));
        const comments = (it: string): string[] => it.match(/# \w+/g) ?? [];
        expect(comments(after)).toEqual(comments(text));
        expect(/[^\r]\n/.test(after)).toBe(/[^\r]\n/.test(text));
        expect((await lint(after)).flatMap(({ rule, fix }) => fix ? rule : [])).toEqual([]);
        const errors = async (it: string): Promise<number> =>
          (await lint(it)).filter(({ severity }) => severity === "error").length;
        expect(await errors(after)).toBeLessThanOrEqual(await errors(text));
      }),
      { numRuns: 500 },
    );
  });
});
