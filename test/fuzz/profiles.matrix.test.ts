import { join } from "node:path";
import { describe, expect } from "vitest";
import { lintText } from "../../scripts/lint/engine.ts";
import type { Finding } from "../../scripts/lint/finding.ts";
import { fixAll } from "../../scripts/lint/fixer.ts";
import { formats } from "../../scripts/lint/formats.ts";
import { limits } from "../../scripts/profile/limits.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { parseWithLibrary } from "../../scripts/profile/yaml/library.ts";
import { parsePlainYaml } from "../../scripts/profile/yaml/plain-yaml.ts";
import { fuzz, profileTexts } from "../support/fuzz.ts";
import { testIo } from "../support/io.ts";
import { plainStyles } from "../support/plain-styles.ts";
import { canary, secretTexts } from "../support/secret-texts.ts";

const io = testIo({ env: { HOME: "/nowhere" } });
const path = join(io.home, "x.yaml");

/** Lints a text, and shows the findings in every format. */
function report(text: string): string {
  const findings = lintText(path, text, io);
  expect(findings.filter(({ message }) => message.startsWith("the linter failed"))).toEqual([]);
  const isBackwards = ({ line, column, endLine, endColumn }: Finding): boolean =>
    line < 1 || column < 1 || endLine < line || (endLine === line && endColumn < column);
  expect(findings.filter(isBackwards)).toEqual([]);
  const shown = Object.values(formats).map((format) => format({ findings, files: ["x.yaml"] }, plainStyles)).join("");
  return shown + fixAll(findings, io, new Map()).length;
}

describe("fuzzing", () => {
  fuzz("the parser", profileTexts, (text) => {
    const { entries, problems } = parseDocument({ name: "x", file: "/x.yaml" }, text);
    const spans = [...entries.map(({ valueSpan }) => valueSpan), ...problems.map(({ span }) => span)];
    expect(spans.filter(({ start, end }) => start < 0 || end < start || end > text.length + 1)).toEqual([]);
  });

  fuzz("the plain reader against the library", profileTexts, (text) => {
    const root = parsePlainYaml(text);
    if (root) expect(parseWithLibrary(text, limits)).toEqual({ root, problems: [] });
  });

  fuzz("the linter and its formats", profileTexts, (text) => {
    // deno-lint-ignore no-control-regex
    expect(report(text)).not.toMatch(/[\0-\x09\x0b-\x1f\x7f]/);
  });

  fuzz("the masking of secrets", secretTexts, (text) => expect(report(text)).not.toContain(canary));
});
