import type { Program, Verb } from "../../cli/command.ts";
import { commonOptions, type Option } from "../../cli/options.ts";
import type { CompletedOption, Completion, CompletionContext, Suggestion } from "../../shell/completion/completion.ts";

/** Collects what can be typed to reach everything that a program and its delegates do. */
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

function collectContexts({ name, verbs, delegates = {} }: Program): CompletionContext[] {
  const next = Object.entries(delegates).map(([word, { summary }]): Suggestion => ({ word, description: summary }));
  const contexts = new Map([[name, { ...createContext(name), next, options: commonOptions.map(toCompletedOption) }]]);
  for (const verb of verbs) addVerb(contexts, name, verb);
  return [...contexts.values()];
}

const createContext = (path: string): CompletionContext => ({
  path,
  next: [],
  options: [],
  profiles: false,
  files: false,
});

/** Adds a verb, and the words that lead to it. */
function addVerb(contexts: Map<string, CompletionContext>, root: string, verb: Verb): void {
  let path = root;
  const words = verb.name.split(" ").filter(Boolean);
  for (const [index, word] of words.entries()) {
    const context = contexts.get(path) ?? createContext(path);
    const description = index === words.length - 1 ? verb.summary : "";
    const known = context.next.some((suggestion) => suggestion.word === word);
    if (!known) contexts.set(path, { ...context, next: [...context.next, { word, description }] });
    path += ` ${word}`;
  }
  const { next } = contexts.get(path) ?? createContext(path);
  contexts.set(path, {
    path,
    next: [...next, ...listAlternatives(verb.positionals)],
    options: [...verb.options, ...commonOptions].map(toCompletedOption),
    profiles: verb.positionals.includes("profile"),
    files: verb.positionals.includes("file"),
  });
}

/** The words of `<bash|zsh>`. None where the positional is not a choice of words, as `[profile|file…]`. */
function listAlternatives(positionals: string): Suggestion[] {
  const [, words = ""] = /^<(\w+(?:\|\w+)+)>$/.exec(positionals) ?? [];
  return words.split("|").filter(Boolean).map((word) => ({ word, description: "" }));
}

function toCompletedOption({ flags, description, values = [] }: Option): CompletedOption {
  const [, short] = /^-(\w), /.exec(flags) ?? [];
  const [, long = ""] = /--([\w-]+)/.exec(flags) ?? [];
  return { long, short, description, takesValue: flags.includes("<"), values };
}
