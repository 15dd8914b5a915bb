import { lintInputs, type LintIo, parseSource, type SeverityWishes } from "./engine.ts";
import type { Edit, Finding } from "./finding.ts";
import { meaningOf } from "./meaning.ts";
import type { Source } from "./source.ts";

/** A file with its fixes made, in memory. */
export interface FixedFile {
  readonly source: Source;
  readonly before: string;
  readonly after: string;
}

/** A fix can make room for another one; more rounds than this mean that two fight. */
const maxRounds = 10;

/** Makes every fix that the findings offer. Files whose fixes would change what they mean are left as they are. */
export function fixAll(findings: readonly Finding[], io: LintIo, wishes: SeverityWishes): FixedFile[] {
  const fixable = new Map<Source, Finding[]>();
  for (const finding of findings) {
    if (finding.fix) fixable.set(finding.source, [...fixable.get(finding.source) ?? [], finding]);
  }
  return [...fixable].flatMap(([source, own]) => {
    // Writing text that was read from broken bytes would break them for good.
    if (source.encoding.some(({ kind }) => kind === "utf8")) return [];
    const after = fixedText(source, own, io, wishes);
    const kept = after !== source.text && meaning(source, source.text, io) === meaning(source, after, io);
    return kept ? [{ source, before: source.text, after }] : [];
  });
}

function fixedText(source: Source, findings: readonly Finding[], io: LintIo, wishes: SeverityWishes): string {
  let text = source.text;
  let left = findings;
  for (let round = 0; round < maxRounds && left.some(({ fix }) => fix); round++) {
    text = applyEdits(text, left);
    left = lintInputs([{ ...source, bytes: new TextEncoder().encode(text) }], io, wishes);
  }
  return text;
}

const meaning = (source: Source, text: string, io: LintIo): string => meaningOf(parseSource({ ...source, text }, io));

/** Makes the fixes that do not touch one another; the others have their turn in the next round. */
export function applyEdits(text: string, findings: readonly Finding[]): string {
  const taken: Edit[] = [];
  for (const { fix } of findings) {
    const edits = fix?.edits ?? [];
    if (edits.every((edit) => taken.every((other) => areApart(edit, other)))) taken.push(...edits);
  }
  return taken.sort((a, b) => b.span.start - a.span.start).reduce(
    (result, { span, text }) => result.slice(0, span.start) + text + result.slice(span.end),
    text,
  );
}

const areApart = (a: Edit, b: Edit): boolean => a.span.end < b.span.start || b.span.end < a.span.start;
