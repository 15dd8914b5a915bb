import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintFiles } from "../../scripts/lint/engine.ts";
import { fixAll } from "../../scripts/lint/fixer.ts";
import { formats } from "../../scripts/lint/formats.ts";
import { testIo } from "../support/io.ts";
import { plainStyles } from "../support/plain-styles.ts";

/** Words that are nearly pack scopes, as many of them different as there can be. */
function createTypos(count: number): string {
  return Array.from({ length: count }, (_, n) => `packs.run${(n % 36 ** 2).toString(36).padStart(2, "0")}`).join(" ");
}

/** Texts of about `size` characters that a careless reader takes quadratic time for. */
function createTexts(size: number): Readonly<Record<string, string>> {
  return {
    "dashes": "-".repeat(size),
    "spaces": " ".repeat(size) + "x",
    "open braces and spaces": "{a" + " ".repeat(size),
    "commas": "[" + ",".repeat(size),
    "unknown keys": Array.from({ length: size / 8 }, (_, index) => `k${index}:`).join("\n"),
    "secret keys": "Token: x\n".repeat(size / 9),
    "the same key": "a: 1\n".repeat(size / 5),
    "plain lines": "key: value\n".repeat(size / 11),
    "a long plain value": `key: ${"a ".repeat(size / 2)}: b`,
    "comments before a document": "# a\n".repeat(size / 4) + "--",
    "ambiguous values": `a: [${"yes, ".repeat(size / 5)}]`,
    "wrong brackets": "}\n".repeat(size / 2),
    "quotes": '"'.repeat(size),
    "tags and anchors": "- &a !b c\n".repeat(size / 10),
    "dollars and braces": `StellaOps: {Authority: {Url: "${"${".repeat(size / 2)}"}}`,
    "half tokens": "eyJaaaaaaaa-".repeat(size / 12),
    "disable comments": "a: yes # stella-lint-disable-line key-case\n".repeat(size / 44),
    "documents": "---\n".repeat(size / 4),
    "comment signs": "#".repeat(size),
    "misspelt scopes": `StellaOps: {Authority: {Scope: "${createTypos(size / 12)}"}}`,
    "scopes": `StellaOps: {Authority: {Scope: "${"packs:run ".repeat(size / 10)}"}}`,
  };
}

/** Lints a text, fixes it and formats the findings in every format. Returns the time in ms, the better of two runs. */
function measure(text: string | undefined): number {
  const io = testIo();
  const bytes = new TextEncoder().encode(text);
  const times: number[] = [];
  for (let round = 0; round < 2; round++) {
    const started = performance.now();
    const findings = lintFiles([{ shownPath: "x.yaml", path: join(io.home, "x.yaml"), bytes }], io);
    expect(findings).not.toEqual([]);
    for (const format of Object.values(formats)) format({ findings, files: ["x.yaml"] }, plainStyles);
    fixAll(findings, io, new Map());
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}

describe("lintFiles(), fixAll() and the formats take linear time for", () => {
  const [quarters, wholes] = [createTexts(60_000), createTexts(240_000)];
  /** Four times the text: linear work takes four times as long, quadratic work sixteen times. */
  const mostRatio = 10;
  /** A shorter time is mostly chance, so that this is taken in its place. In ms. */
  const least = 10;
  it.each(Object.keys(wholes))("%s", (name) => {
    const quarter = measure(quarters[name]);
    const whole = measure(wholes[name]);
    expect(whole / Math.max(quarter, least)).toBeLessThan(mostRatio);
  }, 20_000);
});
