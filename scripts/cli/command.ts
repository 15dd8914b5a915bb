import type { Context } from "../core/context.ts";
import type { ExitCode } from "../core/exit-codes.ts";
import type { Io } from "../core/io.ts";
import type { OptionSpecs, OptionValues } from "./options.ts";

/** What may stand beside the options. */
export interface PositionalsSpec {
  /** For help: `<name…>`, `[profile]`; empty for none. */
  readonly usage: string;
  /** How many are needed. */
  readonly min: number;
  /** How many are allowed. */
  readonly max: number;
  /** How many of them name a profile, from the first on; none when it is left out. For completion. */
  readonly profiles?: number;
  /** The words that each may be, when only some are allowed, and what they are: `shell`. */
  readonly choices?: { readonly noun: string; readonly words: readonly string[] };
}

/** No positional. */
export const noPositionals: PositionalsSpec = { usage: "", min: 0, max: 0 };
/** One profile, or `$STELLA_PROFILE` when it is left out. */
export const optionalProfile: PositionalsSpec = { usage: "[profile]", min: 0, max: 1, profiles: 1 };

/** Any number of profiles, or `$STELLA_PROFILE` when none is named. */
export const anyProfiles: PositionalsSpec = { usage: "[profile…]", min: 0, max: Infinity, profiles: Infinity };

/** What a command gets: what was typed, checked and typed, and its way to the world. */
export interface CommandContext<Specs extends OptionSpecs = OptionSpecs> extends Context {
  readonly positionals: readonly string[];
  readonly options: OptionValues<Specs>;
  /** What stands after `--`, untouched. */
  readonly commandLine: readonly string[];
}

/** A command line with what it does. Help shows it, tests run it. */
export interface Example {
  readonly command: string;
  readonly does: string;
}

/** One verb of a program, declared: parsing, checks, help and completion derive from it. */
export interface Command<Specs extends OptionSpecs = OptionSpecs, Name extends string = string> {
  /** One word or two (`secret set`); empty for a program that does one thing only. */
  readonly name: string;
  /** A sentence for help. */
  readonly summary: string;
  readonly positionals: PositionalsSpec;
  readonly options: Specs;
  /** Groups of options of which one at most can be given. */
  readonly conflicts?: readonly (readonly Name[])[];
  /** Options that work only together with another one. */
  readonly requires?: { readonly [needing in Name]?: Name };
  /** Whether a command to run follows after `--`. */
  readonly takesCommandLine?: boolean;
  readonly examples: readonly Example[];
  /** Runs use cases in order; knows nothing of the process. @throws {CliError} for what a person can act on. */
  run(context: CommandContext<Specs>): ExitCode | Promise<ExitCode>;
}

/** Declares a command: the names and types of its options are checked here, and its context has their values. */
export function defineCommand<const Specs extends OptionSpecs>(
  command: Command<Specs, keyof Specs & string>,
): Command {
  // A table of commands cannot name each one's options. The parser reads the values by these very declarations.
  return command;
}

/** A program as installed: a table of its commands. */
export interface Program {
  readonly name: string;
  /** A sentence for help. */
  readonly summary: string;
  readonly commands: readonly Command[];
  /** Other programs that a verb of this one reaches. */
  readonly delegates?: Readonly<Record<string, Program>>;
  /**
   * For a program whose standard output a shell evaluates: what to print there after any failure, so that the evaluation
   * itself fails. Its help goes to standard error for the same reason.
   */
  readonly printFailure?: (exitCode: ExitCode, argv: readonly string[], io: Io) => string;
}
