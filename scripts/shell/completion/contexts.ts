import { commonOptions, type Option } from "../../cli/options.ts";
import type { Program, Verb } from "../../cli/command.ts";

/** A word that can stand next, with what it does. */
export interface Suggestion {
  readonly word: string;
  readonly description: string;
}

/** An option as a shell completes it. */
export interface CompletedOption {
  readonly long: string;
  /** One letter. */
  readonly short: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  /** The values it can take; empty for any. */
  readonly values: readonly string[];
}

/** What can be typed behind some words: `stella-profile`, `stella-profile secret`, `stella-profile secret set`. */
export interface Context {
  /** The words, with single blanks between. */
  readonly path: string;
  readonly next: readonly Suggestion[];
  readonly options: readonly CompletedOption[];
  /** A profile's name can stand here. */
  readonly profiles: boolean;
  /** A file can stand here, and not only as the path of a profile. */
  readonly files: boolean;
}

/** All that is needed to complete a program and those that it leads to. */
export interface Completion {
  /** The programs' names. */
  readonly commands: readonly string[];
  readonly contexts: readonly Context[];
  /** The paths of contexts that a verb leads to. */
  readonly verbs: readonly string[];
  /** Words behind which everything is as behind another command: `stella-profile env` is `stella-env`. */
  readonly aliases: readonly (readonly [words: string, command: string])[];
}

/** What can be typed to reach all that a program and its delegates do. */
export function buildCompletion(program: Program): Completion {
  const delegates = Object.entries(program.delegates ?? {});
  const programs = [program, ...delegates.map(([, delegate]) => delegate)];
  const contexts = programs.flatMap(collectContexts);
  return {
    commands: programs.map(({ name }) => name),
    contexts,
    verbs: contexts.map(({ path }) => path).filter((path) => path.includes(" ")),
    aliases: delegates.map(([word, { name }]) => [`${program.name} ${word}`, name] as const),
  };
}

function collectContexts({ name, verbs, delegates = {} }: Program): Context[] {
  const next = Object.entries(delegates).map(([word, { summary }]): Suggestion => ({ word, description: summary }));
  const contexts = new Map([[name, { ...empty(name), next, options: commonOptions.map(completed) }]]);
  for (const verb of verbs) addVerb(contexts, name, verb);
  return [...contexts.values()];
}

const empty = (path: string): Context => ({ path, next: [], options: [], profiles: false, files: false });

/** Adds a verb, and the words that lead to it. */
function addVerb(contexts: Map<string, Context>, root: string, verb: Verb): void {
  let path = root;
  const words = verb.name.split(" ").filter(Boolean);
  for (const [index, word] of words.entries()) {
    const context = contexts.get(path) ?? empty(path);
    const description = index === words.length - 1 ? verb.summary : "";
    const known = context.next.some((suggestion) => suggestion.word === word);
    if (!known) contexts.set(path, { ...context, next: [...context.next, { word, description }] });
    path += ` ${word}`;
  }
  const { next } = contexts.get(path) ?? empty(path);
  contexts.set(path, {
    path,
    next: [...next, ...alternatives(verb.positionals)],
    options: [...verb.options, ...commonOptions].map(completed),
    profiles: verb.positionals.includes("profile"),
    files: verb.positionals.includes("file"),
  });
}

/** `<bash|zsh>` → the words themselves; nothing for the name of something, such as `<profile|file>`. */
function alternatives(positionals: string): Suggestion[] {
  const [, words = ""] = /^<(\w+(?:\|\w+)+)>$/.exec(positionals) ?? [];
  return words.split("|").filter(Boolean).map((word) => ({ word, description: "" }));
}

function completed({ flags, description, values = [] }: Option): CompletedOption {
  const [, short] = /^-(\w), /.exec(flags) ?? [];
  const [, long = ""] = /--([\w-]+)/.exec(flags) ?? [];
  return { long, short, description, takesValue: flags.includes("<"), values };
}
