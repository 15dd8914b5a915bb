import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintInputs } from "../../scripts/lint/engine.ts";
import { formats } from "../../scripts/lint/formats.ts";
import { testIo } from "../support/io.ts";

describe("takes little time in every format, whatever the text", () => {
  const size = 250_000;
  const texts: Readonly<Record<string, string>> = {
    "dashes": "-".repeat(size),
    "blanks": " ".repeat(size) + "x",
    "open braces and blanks": "{a" + " ".repeat(size),
    "commas": "[" + ",".repeat(size),
    "unknown keys": Array.from({ length: size / 8 }, (_, index) => `k${index}:`).join("\n"),
    "secret keys": "Token: x\n".repeat(size / 9),
    "the same key": "a: 1\n".repeat(size / 5),
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
  /** In ms: far from what linear work takes, and far below what quadratic work would. */
  const linear = 20_000;
  it.each(Object.keys(texts))("%s", async (name) => {
    const io = testIo();
    const bytes = new TextEncoder().encode(texts[name]);
    const findings = lintInputs([{ file: "x.yaml", path: join(io.home, "x.yaml"), bytes }], io);
    expect(findings).not.toEqual([]);
    const plain = (text: string): string => text;
    const colours = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, blue: plain, cyan: plain };
    for (const format of Object.values(formats)) await format({ findings, files: ["x.yaml"], colours });
  }, linear);
});
