import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintInputs } from "../../scripts/lint/engine.ts";
import { formats } from "../../scripts/lint/formats.ts";
import { testIo } from "../support/io.ts";

/** Texts of about `size` characters that a careless reader takes quadratic time for. */
function textsOf(size: number): Readonly<Record<string, string>> {
  return {
    "dashes": "-".repeat(size),
    "blanks": " ".repeat(size) + "x",
    "open braces and blanks": "{a" + " ".repeat(size),
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
    "suppressions": "a: yes # stella-lint-disable-line key-case\n".repeat(size / 44),
    "documents": "---\n".repeat(size / 4),
    "comment signs": "#".repeat(size),
    "scopes": `StellaOps: {Authority: {Scope: "${"packs:run ".repeat(size / 10)}"}}`,
  };
}

/** Lints a text and writes it in every format. Returns the ms that it took, the better of two. */
async function timeOf(text: string | undefined): Promise<number> {
  const io = testIo();
  const bytes = new TextEncoder().encode(text);
  const plain = (shown: string): string => shown;
  const colours = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, blue: plain, cyan: plain };
  const times: number[] = [];
  for (let round = 0; round < 2; round++) {
    const started = performance.now();
    const findings = lintInputs([{ file: "x.yaml", path: join(io.home, "x.yaml"), bytes }], io);
    expect(findings).not.toEqual([]);
    for (const format of Object.values(formats)) await format({ findings, files: ["x.yaml"], colours });
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}

describe("takes linear time in every format, whatever the text", () => {
  const [quarters, wholes] = [textsOf(60_000), textsOf(240_000)];
  /** Four times the text: linear work takes four times as long, quadratic work sixteen times. */
  const mostRatio = 10;
  /** What is faster than this is compared with this, as its time is chance. In ms. */
  const least = 10;
  it.each(Object.keys(wholes))("%s", async (name) => {
    const quarter = await timeOf(quarters[name]);
    const whole = await timeOf(wholes[name]);
    expect(whole / Math.max(quarter, least)).toBeLessThan(mostRatio);
  }, 20_000);
});
