import { CliError, InterruptedError } from "../../../core/errors.ts";

/** The result of a check; `skipped` when it could not be made, or had no point. */
export type CheckStatus = "ok" | "warning" | "failed" | "skipped";

/** One line of the doctor's report, as `--json` shows it. */
export interface Check {
  readonly id: string;
  readonly status: CheckStatus;
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
}

/** What to do when the error itself does not say. */
const lastResort = "check Url in the profile, and ask the Authority's administrators";

/** A check that an error ended. @throws the error itself when it is a bug, or the user's Ctrl-C. */
export function failedBy(id: string, error: unknown, otherwise = lastResort): Check {
  if (!(error instanceof CliError) || error instanceof InterruptedError) throw error;
  return { id, status: "failed", message: error.message, hint: error.hint ?? otherwise };
}

/** Runs a check of files. One that the operating system stops has failed. */
export function guarded(id: string, check: () => Check): Check {
  try {
    return check();
  } catch (error) {
    return failedBy(id, error, "check the path, and who may enter its directories");
  }
}

/** Reports checks that were not made, and why. */
export function skipped(ids: readonly string[], message: string): Check[] {
  return ids.map((id) => ({ id, status: "skipped", message }));
}
