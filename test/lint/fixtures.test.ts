import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintInputs } from "../../scripts/lint/engine.ts";
import { findFiles } from "../../scripts/lint/find-files.ts";
import { rules } from "../../scripts/lint/rules.ts";
import { type Fixture, fixturesIn, makeWorld } from "../support/fixtures.ts";

/*
 * test/fixtures/profiles/ok/*.yaml give no finding; err/<rule>-<case>.yaml give exactly those in the .txt beside them.
 * UPDATE_FIXTURES=1 writes the .txt files anew: read the diff.
 */
const update = process.env["UPDATE_FIXTURES"] === "1";

/** One finding a line: where, how severe, which rule, which message, and whether there is a fix. */
async function findingsOf(fixture: Fixture): Promise<string> {
  const io = makeWorld(fixture);
  const profiles = join(io.home, ".stellaops/profiles");
  const findings = lintInputs(await findFiles([], { ...io, cwd: () => profiles }), io);
  return findings.map((found) => {
    const { file, line, column, endLine, endColumn, severity, rule, message, fix } = found;
    const fixes = fix ? ` {${fix.description}}` : "";
    return `${file}:${line}:${column}-${endLine}:${endColumn} ${severity} ${rule}: ${message}${fixes}\n`;
  }).join("").replaceAll(io.home, "~");
}

const ok = fixturesIn("ok");
const err = fixturesIn("err");

describe("profiles without a mistake give no finding", () => {
  it.each(ok)("$name", async (fixture) => expect(await findingsOf(fixture)).toBe(""));
});

describe("each mistake gives exactly its findings, at their places", () => {
  it.each(err)("$name", async (fixture) => {
    const found = await findingsOf(fixture);
    if (update) writeFileSync(fixture.expectedFile, found);
    expect(found).toBe(existsSync(fixture.expectedFile) ? readFileSync(fixture.expectedFile, "utf8") : "");
  });
});

describe("each rule has its fixtures", () => {
  it.each(rules.map(({ id }) => id))("%s", (id) => {
    const of = (list: readonly Fixture[]): Fixture[] =>
      list.filter(({ name }) => name === id || name.startsWith(`${id}-`));
    const [good, bad] = [of(ok), of(err)];
    expect([good.length >= 1, bad.length >= 2]).toEqual([true, true]);
    for (const { expectedFile } of bad) expect(readFileSync(expectedFile, "utf8")).toContain(` ${id}: `);
  });

  it("and a fix wherever it says so, and nowhere else", () => {
    const fixed = new Set(
      err.flatMap(({ expectedFile }) =>
        [...readFileSync(expectedFile, "utf8").matchAll(/ ([\w-]+): .*\}$/gm)].map(([, id]) => id)
      ),
    );
    expect([...fixed].sort()).toEqual(rules.flatMap(({ id, fixable }) => fixable ? id : []).sort());
  });
});
