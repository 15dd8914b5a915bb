import type { Args } from "./args.ts";
import type { ExitCode } from "../core/exit-codes.ts";
import type { Grammar } from "./options.ts";
import type { Io } from "../core/io.ts";

/** What one verb does: order of steps, no knowledge of the process. */
export type Command = (args: Args, io: Io) => ExitCode | Promise<ExitCode>;

/** A command line with what it does, shown by `--help` and run by the tests. */
export interface Example {
  readonly command: string;
  readonly does: string;
}

/** One verb of a program. */
export interface Verb extends Grammar {
  /** One word or two (`secret set`); empty for a program that has only one thing to do. */
  readonly name: string;
  /** A sentence for help. */
  readonly summary: string;
  readonly examples: readonly Example[];
  readonly run: Command;
}

/** One command as installed: a table of its verbs, from which parsing, help and completion are derived. */
export interface Program {
  readonly name: string;
  /** A sentence for help. */
  readonly summary: string;
  readonly verbs: readonly Verb[];
  /** Other programs that can be reached by a verb of this one. */
  readonly delegates?: Readonly<Record<string, Program>>;
  /**
   * For a program whose standard output is evaluated by a shell: what to print there when it fails, whatever the
   * reason, so that the evaluation itself fails. Its help goes to standard error for the same reason.
   */
  readonly onFailure?: (exitCode: ExitCode, argv: readonly string[], io: Io) => string;
}
