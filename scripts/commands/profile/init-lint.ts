import { UsageError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import type { Finding } from "../../lint/finding.ts";
import { parseDocument } from "../../profile/parse-document.ts";
import type { ProfileDocument } from "../../profile/document.ts";
import { findLineEndIn } from "../../profile/yaml/line-ends.ts";
import { renderProfile } from "../../scaffold/render-profile.ts";
import type { FieldName } from "../../profile/fields.ts";
import { getBuiltInTemplate } from "../../scaffold/templates.ts";
import { lintProfile, rulesOnNamedFiles } from "./lint-profile.ts";

/** What the linter says of a profile before it is written: what is put right by writing it, or later, does not count. */
export function lintNew(document: ProfileDocument, io: Io): Finding[] {
  return lintProfile(document, ["placeholder-url", "profile-mode", ...rulesOnNamedFiles], io);
}

/** @throws {UsageError} when the linter would refuse a profile. */
export function requireClean(document: ProfileDocument, io: Io): void {
  const finding = lintNew(document, io).find(({ severity }) => severity === "error");
  if (!finding) return;
  throw new UsageError(`profile "${document.name}" would not be valid: ${finding.message}`, { hint: finding.help });
}

/** Why the linter would refuse a value; undefined when it would not. */
export function findValueProblem(field: FieldName, value: string, io: Io): string | undefined {
  const lineEnd = findLineEndIn(value);
  if (lineEnd) return `there is ${lineEnd} in it. write it on one line`;
  const name = "operator";
  const text = renderProfile(getBuiltInTemplate(name), { name, values: new Map([[field, value]]) }, io);
  const document = parseDocument({ name, file: "/operator.yaml" }, text);
  const entry = document.fields.get(field);
  return (lintNew(document, io)).find(({ severity, span }) =>
    severity === "error" && entry && span.start >= entry.keySpan.start && span.end <= entry.valueSpan.end
  )?.message;
}
