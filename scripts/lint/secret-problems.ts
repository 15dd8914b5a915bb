import type { Platform } from "../core/io.ts";
import type { SecretProblemKind } from "../profile/secret-file.ts";
import type { Context } from "./rule-context.ts";
import { isForeignPath, variableIn } from "./paths.ts";
import type { Report } from "./rule.ts";

/** Reports what is wrong with the secret file, as far as it is of these kinds. */
export function reportSecretProblems(
  { document, surroundings, platform }: Context,
  kinds: readonly SecretProblemKind[],
  report: Report<"problem">,
): void {
  const entry = document.fields.get("clientSecretFile");
  const { secretFile } = surroundings;
  if (!entry || !secretFile || isMisread(entry.text ?? "", platform)) return;
  for (const { kind, message, hint } of secretFile.problems) {
    if (!kinds.includes(kind)) continue;
    report("problem", entry.valueSpan, { data: { path: secretFile.path, problem: message, hint } });
  }
}

/** Paths that cannot lead anywhere have rules of their own. */
const isMisread = (path: string, platform: Platform): boolean =>
  isForeignPath(path, platform) || variableIn(path, platform) !== undefined;
