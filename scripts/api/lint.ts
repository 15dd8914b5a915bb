/**
 * Linting for programs: what `stella-lint --format json` prints, for a text.
 *
 * ```ts
 * import { lint } from "stella-profile/lint";
 *
 * for (const { line, message } of lint(text, "packs-operator")) console.log(line, message);
 * ```
 *
 * @module
 */
import { lintOptions } from "../commands/lint/options.ts";
import { lintText } from "../lint/engine.ts";
import type { Severity } from "../lint/finding.ts";
import { describeFinding, type ShownFinding } from "../lint/formats/json.ts";
import { expandPath } from "../profile/home.ts";
import { getProfileFile } from "../profile/resolve-profile.ts";
import { createLibraryIo, type LibraryWorld } from "./library-io.ts";

export { CliError, type CliErrorOptions } from "../core/errors.ts";
export { ExitCode } from "../core/exit-codes.ts";
export type { Region, Severity } from "../lint/finding.ts";
export type { ShownEdit, ShownFinding } from "../lint/formats/json.ts";
export type { LibraryWorld } from "./library-io.ts";

/** How to lint. Everything has a default. */
export interface LintOptions extends Pick<LibraryWorld, "env"> {
  /** Rules with another severity than their own, or `off`, by their ids. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
}

/**
 * Lints the text of a profile. The secret file and the token cache that it names, and the other profiles beside it, are
 * looked at as `stella-lint` does; the profile's own file is not read.
 * @param name The profile's name (`packs-operator`), or the file that the text is or will be in (`profiles/packs-operator.yaml`).
 * @returns The findings, in the order of their places.
 * @throws {CliError} for a rule or a severity that does not exist.
 */
export function lint(text: string, name: string, { rules = {}, env }: LintOptions = {}): ShownFinding[] {
  const io = createLibraryIo(env ? { env } : {});
  const overrides = new Map(lintOptions.rule.read(Object.entries(rules).map((rule) => rule.join("=")), "rules"));
  const file = /[\\/]|\.ya?ml$/i.test(name) ? expandPath(name, io.cwd(), io) : getProfileFile(name, io);
  return lintText(file, text, io, overrides).map((finding) => ({ ...describeFinding(finding), file: name }));
}
