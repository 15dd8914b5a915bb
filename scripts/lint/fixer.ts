import { lintInputs, type LintIo } from "./engine.ts";
import type { Edit, Finding } from "./finding.ts";
import { parseSource } from "./load-files.ts";
import { meaningOf } from "./canonical-form.ts";
import type { Source } from "./source.ts";
import type { SeverityWishes } from "./severity-overrides.ts";

/** A file with its fixes made, in memory. */
export interface FixedFile {
  readonly source: Source;
  readonly before: string;
  readonly after: string;
}

/** A fix can make room for another one; more rounds than this mean that two fight. */
const maxRounds = 100;

/** Makes every fix that the findings offer. Files whose fixes would change what they mean are left as they are. */
export function fixAll(
  findings: readonly Finding[],
  io: LintIo,
  wishes: SeverityWishes,
): FixedFile[] {
  const fixable = new Map<Source, Finding[]>(findings.flatMap(({ fix, source }) => fix ? [[source, []]] : []));
  for (const finding of findings) fixable.get(finding.source)?.push(finding);
  const fixed: FixedFile[] = [];
  for (const [source, own] of fixable) {
    // Writing text that was read from broken bytes would break them for good.
    if (source.encoding.some(({ kind }) => kind === "utf8")) continue;
    const after = fixedText(source, own, io, wishes);
    if (after === source.text || meaning(source, source.text, io) !== meaning(source, after, io)) continue;
    fixed.push({ source, before: source.text, after });
  }
  return fixed;
}

function fixedText(
  source: Source,
  findings: readonly Finding[],
  io: LintIo,
  wishes: SeverityWishes,
): string {
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
  const edits = findings.map(({ fix }) => inOrder(fix?.edits ?? [])).filter(([first]) => first !== undefined)
    .sort(([a], [b]) => startOf(a) - startOf(b));
  const pieces: string[] = [];
  let done = 0;
  for (const own of edits) {
    if (pieces.length > 0 && startOf(own[0]) <= done) continue;
    for (const { span, text: replacement } of own) {
      pieces.push(text.slice(done, span.start), replacement);
      done = span.end;
    }
  }
  return pieces.join("") + text.slice(done);
}

const startOf = (edit: Edit | undefined): number => edit?.span.start ?? 0;

const inOrder = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => startOf(a) - startOf(b));
