import type { Io } from "../cli/io.ts";
import { parseProfile } from "../profile/parse.ts";
import { type Position, positionAt, type Profile } from "../profile/profile.ts";
import { baseOf } from "../runtime/paths.ts";
import type { Context } from "./context.ts";
import { type Finding, severities, type Severity } from "./finding.ts";
import { helpOf } from "./help-link.ts";
import { fillMessage } from "./message.ts";
import type { Report, Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { type Input, readSource, type Source } from "./source.ts";
import { createLookout, type SurroundingsIo } from "./surroundings.ts";

/** What this module needs of the world. */
export type LintIo = SurroundingsIo & Pick<Io, "platform">;

/** How severe each rule's findings are, where the user has a wish. */
export type SeverityWishes = ReadonlyMap<string, Severity | "off">;

/** Lints files, each on its own and all together. Findings come sorted by file, place and rule, without repeats. */
export function lintInputs(inputs: readonly Input[], io: LintIo, wishes: SeverityWishes = new Map()): Finding[] {
  const lookout = createLookout(io);
  const active = rules.filter((rule) => wishes.get(rule.id) !== "off");
  const findings: Finding[] = [];
  for (const input of inputs) {
    const source = readSource(input, io);
    const profile = source.readable ? profileIn(source, io) : undefined;
    const context = profile && { source, profile, platform: io.platform, surroundings: lookout(profile, input.path) };
    for (const rule of active) {
      const report = reporter(rule, source, profile, wishes.get(rule.id), findings);
      if (rule.about === "source") rule.check(source, report);
      else if (context) rule.check(context satisfies Context, report);
    }
  }
  return sorted(findings);
}

/** Lints a text that is, or will be, the content of a profile file, without reading that file. */
export function lintText(path: string, text: string, io: LintIo): Finding[] {
  return lintInputs([{ file: path, path, bytes: new TextEncoder().encode(text) }], io);
}

function profileIn({ file, path, text }: Source, io: LintIo): Profile {
  const at = path ?? `${io.cwd()}/${file}`;
  return parseProfile({ name: baseOf(at, io.platform).replace(/\.ya?ml$/i, ""), file: at }, text);
}

function reporter(
  rule: Rule,
  source: Source,
  profile: Profile | undefined,
  wish: Severity | "off" | undefined,
  findings: Finding[],
): Report<string> {
  // There are no places in a file that cannot be read.
  const place = (offset: number): Position => profile ? positionAt(profile, offset) : { line: 1, column: 1 };
  return (id, span, { data, severity, fix } = {}) => {
    const start = place(span.start);
    const end = place(span.end);
    findings.push({
      rule: rule.id,
      severity: (wish === "off" ? undefined : wish) ?? severity ?? rule.severity,
      message: fillMessage((rule.messages as Record<string, string>)[id] ?? id, data),
      file: source.file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      help: helpOf(rule.id),
      fix,
      span,
      source,
      profile,
    });
  };
}

/** By file, place, severity, rule and message. The same finding twice is one. */
function sorted(findings: readonly Finding[]): Finding[] {
  const order = [...findings].sort((a, b) =>
    compare(a.file, b.file) || a.line - b.line || a.column - b.column ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compare(a.rule, b.rule) || compare(a.message, b.message)
  );
  return order.filter((finding, index) => {
    const before = order[index - 1];
    return !before || before.file !== finding.file || before.rule !== finding.rule ||
      before.message !== finding.message || before.span.start !== finding.span.start;
  });
}

/** By code unit, the same on every machine. */
const compare = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0;
