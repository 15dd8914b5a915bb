import type { Span } from "../profile/yaml/nodes.ts";
import type { Context } from "./rule-context.ts";
import type { Fix, Severity } from "./finding.ts";
import type { Source } from "./source.ts";
import type { Suppression } from "./disable-directives.ts";

/** What a rule says beside where and which message. */
export interface Details {
  /** What the `{{placeholders}}` of the message stand for. Never a secret. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** Instead of the rule's own, for the messages that weigh more or less. */
  readonly severity?: Severity;
  readonly fix?: Fix;
}

/** Reports one mistake. `Id` is the id of one of the rule's messages. */
export type Report<Id extends string> = (id: Id, span: Span, details?: Details) => void;

interface RuleFacts<Id extends string> {
  /** Kebab-case; what users write in `--rule` and in suppressions. */
  readonly id: string;
  /** One line: what it finds. */
  readonly description: string;
  /** Why it matters, in a few sentences. */
  readonly why: string;
  /** Unless the user or a message says otherwise. */
  readonly severity: Severity;
  /** Whether it offers fixes. */
  readonly fixable?: boolean;
  /** By id, with `{{placeholders}}`. */
  readonly messages: Readonly<Record<Id, string>>;
}

/** A rule about a file as such: it also sees files that cannot be read. */
export interface SourceRule<Id extends string = string> extends RuleFacts<Id> {
  readonly about: "source";
  check(source: Source, report: Report<Id>): void;
}

/** A rule about the profile in a file that could be read. Pure: all that it may look at is in the context. */
export interface ProfileRule<Id extends string = string> extends RuleFacts<Id> {
  readonly about: "profile";
  /** Runs although the YAML cannot be read; the others do not. */
  readonly readsBroken?: boolean;
  check(context: Context, report: Report<Id>): void;
}

/** A rule about the suppressions that silenced nothing. Runs after all others. */
export interface SuppressionRule<Id extends string = string> extends RuleFacts<Id> {
  readonly about: "suppressions";
  check(unused: readonly Suppression[], report: Report<Id>, ruleIds: readonly string[]): void;
}

/** One kind of mistake. */
export type Rule = SourceRule | ProfileRule | SuppressionRule;
