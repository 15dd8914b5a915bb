import type { Args } from "./args.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Io } from "./io.ts";

/** What one verb does: order of steps, no knowledge of the process. */
export type Command = (args: Args, io: Io) => Promise<ExitCode>;

/** One option of a verb, as help, completion and the parser see it. */
export interface Option {
  /** In the notation of cac: `--force`, `--client-id <id>`, `-f, --format <format>`. */
  readonly flags: string;
  /** A sentence for help. */
  readonly description: string;
  /** May be given more than once. */
  readonly repeatable?: boolean;
  /** The values it can take, for help and completion. */
  readonly values?: readonly string[];
}

/** A command line with what it does, shown by `--help` and run by the tests. */
export interface Example {
  readonly command: string;
  readonly does: string;
}

/** One verb of a program. */
export interface Verb {
  /** One word or two (`secret set`); empty for a program that has only one thing to do. */
  readonly name: string;
  /** For help: `<name…>`, `[profile]`. */
  readonly positionals: string;
  /** How many positionals are allowed. */
  readonly arity: readonly [least: number, most: number];
  /** A sentence for help. */
  readonly summary: string;
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  /** Takes a command after `--`. */
  readonly takesCommand?: boolean;
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

/** The options that every verb of every program has. */
export const commonOptions: readonly Option[] = [
  { flags: "-q, --quiet", description: "Print errors only." },
  { flags: "-v, --verbose", description: "Say what is done; show the stack of an unexpected failure." },
  { flags: "-h, --help", description: "Show this help." },
  { flags: "-V, --version", description: "Show the version." },
];
