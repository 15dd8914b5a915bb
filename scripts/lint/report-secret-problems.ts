import type { Platform } from "../core/io.ts";
import { type SecretProblemKind, suggestRemedy } from "../profile/secret-problem.ts";
import type { FileContext } from "./file-context.ts";
import { findVariable, isForeignPath } from "./paths.ts";
import type { ReportFunction } from "./rule.ts";

/** Reports the problems of these kinds with the secret file. */
export function reportSecretProblems(
  { document, disk: { secretFile }, platform }: FileContext,
  kinds: readonly SecretProblemKind[],
  report: ReportFunction<"problem">,
): void {
  const entry = document.fields.get("clientSecretFile");
  if (!entry || !secretFile || cannotExist(entry.text ?? "", platform)) return;
  for (const problem of secretFile.problems) {
    if (!kinds.includes(problem.kind)) continue;
    const hint = suggestRemedy(problem, document.name);
    report("problem", entry.valueSpan, { data: { path: secretFile.path, problem: problem.message, hint } });
  }
}

/** Other rules report the paths that lead nowhere. */
const cannotExist = (path: string, platform: Platform): boolean =>
  isForeignPath(path, platform) || findVariable(path, platform) !== undefined;
