import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { memoize } from "../../scripts/core/memoize.ts";
import { lintFiles } from "../../scripts/lint/engine.ts";
import { findFiles } from "../../scripts/lint/find-files.ts";
import { rules } from "../../scripts/lint/rules.ts";
import { type Fixture, fixturesIn, makeWorld } from "../support/fixtures.ts";

/*
 * test/fixtures/profiles/ok/*.yaml have no findings; err/<rule>-<case>.yaml have exactly those in the .txt beside them.
 * `npm run generate` rewrites the .txt files: read the diff.
 */

/** One finding a line: where, how severe, which rule, which message, and which fix. */
const lintFixture = memoize(async (fixture: Fixture): Promise<string> => {
  const io = makeWorld(fixture);
  const profiles = join(io.home, ".stellaops/profiles");
  const findings = lintFiles(await findFiles([], { ...io, cwd: () => profiles }), io);
  return findings.map(({ file, line, column, endLine, endColumn, severity, rule, message, fix }) => {
    const fixes = fix ? ` {${fix.description}}` : "";
    return `${file}:${line}:${column}-${endLine}:${endColumn} ${severity} ${rule}: ${message}${fixes}\n`;
  }).join("").replaceAll(io.home, "~");
});

const ok = fixturesIn("ok");
const err = fixturesIn("err");

describe("lintFiles() finds nothing in", () => {
  it.each(ok)("$name", async (fixture) => expect(await lintFixture(fixture)).toBe(""));
});

describe("lintFiles() finds exactly the mistakes in", () => {
  it.each(err)("$name", async (fixture) => {
    await expect(await lintFixture(fixture)).toMatchFileSnapshot(fixture.expectedFile);
  });
});

describe("the fixtures cover", () => {
  it.each(rules.map(({ id }) => id))("%s", async (id) => {
    const select = (list: readonly Fixture[]): Fixture[] =>
      list.filter(({ name }) => name === id || name.startsWith(`${id}-`));
    const [good, bad] = [select(ok), select(err)];
    expect([good.length >= 1, bad.length >= 2]).toEqual([true, true]);
    for (const fixture of bad) expect(await lintFixture(fixture)).toContain(` ${id}: `);
  });

  it("the fixes of exactly the rules that are fixable", async () => {
    const findings = (await Promise.all(err.map(lintFixture))).join("");
    const fixed = new Set([...findings.matchAll(/ ([\w-]+): .*\}$/gm)].map(([, id]) => id));
    expect([...fixed].sort()).toEqual(rules.flatMap(({ id, fixable }) => fixable ? id : []).sort());
  });
});

describe("makeWorld()", () => {
  it("refuses an unknown verb", () => {
    const fixture = { name: "x", file: err[0]?.file ?? "", world: ['wirte secrets/x.secret 600 ""'] };
    expect(() => makeWorld(fixture)).toThrow('unknown verb "wirte"');
  });
});
