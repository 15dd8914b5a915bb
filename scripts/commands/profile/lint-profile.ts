import type { Io } from "../../core/io.ts";
import { lintText } from "../../lint/engine.ts";
import type { Finding } from "../../lint/finding.ts";
import type { RuleId } from "../../lint/rules.ts";
import type { ProfileDocument } from "../../profile/document.ts";

/** Rules about the files that a profile names, in place of what it says. */
export const rulesOnNamedFiles: readonly RuleId[] = [
  "secret-file-content",
  "secret-file-missing",
  "secret-file-mode",
  "token-cache-mode",
];

/** What the linter says of a profile's text, whether it is written already or not; but for some rules. */
export function lintProfile({ file, text }: ProfileDocument, without: readonly RuleId[], io: Io): Finding[] {
  return lintText(file, text, io, new Map(without.map((rule) => [rule, "off"])));
}
