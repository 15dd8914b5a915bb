import type { Io } from "../../core/io.ts";
import { expandPath } from "../../profile/home.ts";
import { limits } from "../../profile/limits.ts";
import type { LintTarget } from "../../lint/lint-file.ts";

/** The argument that means standard input. */
export const standardInput = "-";

/** Reads standard input as the file that it stands for, if any. */
export async function readStandardInput(named: string | undefined, io: Io): Promise<LintTarget> {
  const bytes = await io.stdin.read(limits.bytes);
  return {
    shownPath: named ?? "<stdin>",
    path: named === undefined ? undefined : expandPath(named, io.cwd(), io),
    bytes,
  };
}
