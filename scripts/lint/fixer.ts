import type { Io } from "../core/io.ts";
import { toCanonicalForm } from "./canonical-form.ts";
import type { SeverityOverrides } from "./configuration.ts";
import { findFixable } from "./engine.ts";
import type { Edit, Finding } from "./finding.ts";
import { isProfileFile, type LintFile, type ProfileFile, replaceText } from "./lint-file.ts";

/** A file before and after its fixes. Nothing is written. */
export interface FixedFile {
  readonly before: ProfileFile;
  readonly after: ProfileFile;
}

/** One fix can make room for another. More rounds than this mean that two of them undo each other. */
const maxRounds = 100;

/** Makes every fix that the findings offer. A file whose fixes would change what it means is left alone. */
export function fixAll(
  findings: readonly Finding[],
  { platform }: Pick<Io, "platform">,
  overrides: SeverityOverrides,
): FixedFile[] {
  return [...groupByFile(findings.filter(({ fix }) => fix))].flatMap(([before, fixable]) => {
    // Writing a text that was decoded from invalid bytes would lose them for good.
    if (!isProfileFile(before) || before.encodingFaults.some(({ kind }) => kind === "utf8")) return [];
    const after = fixFile(before, fixable, platform, overrides);
    const isSafe = toCanonicalForm(after.document) === toCanonicalForm(before.document);
    return isSafe && after.text !== before.text ? [{ before, after }] : [];
  });
}

function groupByFile(findings: readonly Finding[]): Map<LintFile, Finding[]> {
  const groups = new Map<LintFile, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.source);
    if (group) group.push(finding);
    else groups.set(finding.source, [finding]);
  }
  return groups;
}

function fixFile(
  before: ProfileFile,
  findings: readonly Finding[],
  platform: Io["platform"],
  overrides: SeverityOverrides,
): ProfileFile {
  let file = before;
  let fixable = findings;
  for (let round = 0; round < maxRounds && fixable.length > 0; round++) {
    file = replaceText(file, applyEdits(file.text, fixable));
    fixable = findFixable(file, platform, overrides);
  }
  return file;
}

/** Makes the fixes that do not touch each other. The next round makes the others. */
export function applyEdits(text: string, findings: readonly Finding[]): string {
  const fixes = findings.map(({ fix }) => sortEdits(fix?.edits ?? [])).filter(([first]) => first !== undefined)
    .sort(([a], [b]) => getStart(a) - getStart(b));
  const pieces: string[] = [];
  let done = 0;
  for (const edits of fixes) {
    if (pieces.length > 0 && getStart(edits[0]) <= done) continue;
    for (const { span, text: replacement } of edits) {
      pieces.push(text.slice(done, span.start), replacement);
      done = span.end;
    }
  }
  return pieces.join("") + text.slice(done);
}

const getStart = (edit: Edit | undefined): number => edit?.span.start ?? 0;

const sortEdits = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => getStart(a) - getStart(b));
