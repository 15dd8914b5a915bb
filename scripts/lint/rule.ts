import type { Span } from "../profile/yaml/nodes.ts";
import type { DisableDirective } from "./disable-directives.ts";
import type { FileContext } from "./file-context.ts";
import type { Fix, Severity } from "./finding.ts";
import type { LintFile } from "./lint-file.ts";

/** What a report can add to the place and the message. */
export interface ReportDetails {
  /** The values of the message's `{{placeholders}}`. Never a secret. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** In place of the rule's own severity. */
  readonly severity?: Severity;
  readonly fix?: Fix;
}

/** Reports one mistake. `MessageId` is the id of one of the rule's messages. */
export type ReportFunction<MessageId extends string> = (id: MessageId, span: Span, details?: ReportDetails) => void;

interface RuleBase<MessageId extends string> {
  /** Kebab-case; what users write in `--rule` and in disable comments. */
  readonly id: string;
  /** What it finds, in one sentence. */
  readonly description: string;
  /** Why it matters, in a few sentences. */
  readonly why: string;
  /** The default, which the user and single reports can override. */
  readonly severity: Severity;
  /** Whether it offers fixes. Such a rule looks at the text alone, since fixes are made without a look at the disk. */
  readonly fixable?: boolean;
  /** By id, with `{{placeholders}}`. */
  readonly messages: Readonly<Record<MessageId, string>>;
}

/** A rule about the file itself. It also runs on files that could not be read. */
export interface FileRule<MessageId extends string = string> extends RuleBase<MessageId> {
  readonly about: "file";
  check(file: LintFile, report: ReportFunction<MessageId>): void;
}

/** A rule about the profile in a file that could be read. Pure: everything that it may look at is in the context. */
export interface ProfileRule<MessageId extends string = string> extends RuleBase<MessageId> {
  readonly about: "profile";
  /** Other rules are skipped when the YAML is invalid. */
  readonly runsOnInvalidYaml?: boolean;
  check(context: FileContext, report: ReportFunction<MessageId>): void;
}

/** A rule about the disable directives that disabled nothing. It runs after all others. */
export interface DirectiveRule<MessageId extends string = string> extends RuleBase<MessageId> {
  readonly about: "directives";
  check(unused: readonly DisableDirective[], report: ReportFunction<MessageId>, ruleIds: readonly string[]): void;
}

/** One kind of mistake. */
export type Rule = FileRule | ProfileRule | DirectiveRule;

/** The page of every rule, in the repository; a test compares it with `package.json` and the page. */
export const rulesPage = "https://github.com/stella-profile/stella-profile/blob/main/docs/rules.md";

/** The URL of a rule's explanation, which `stella-lint --explain` prints offline. */
export function getHelpUrl(ruleId: string): string {
  return `${rulesPage}#${ruleId}`;
}
