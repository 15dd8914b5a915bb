import type { Command, PositionalsSpec, Program } from "../../cli/command.ts";
import { commonOptions, formatFlag, type OptionSpec, type OptionSpecs } from "../../cli/options.ts";
import type { CompletedOption, Completion, CompletionContext, Suggestion } from "../../shell/completion/completion.ts";

/** Derives what can be typed from the declarations of a program and of those that it leads to. */
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

function collectContexts({ name, commands, delegates = {} }: Program): CompletionContext[] {
  const next = Object.entries(delegates).map(([word, { summary }]): Suggestion => ({ word, description: summary }));
  const contexts = new Map([[name, { ...createContext(name), next, options: completeOptions(commonOptions) }]]);
  for (const command of commands) addCommand(contexts, name, command);
  return [...contexts.values()];
}

const createContext = (path: string): CompletionContext => ({
  path,
  next: [],
  options: [],
  profiles: 0,
  files: false,
});

/** Adds a command, and the words that lead to it. */
function addCommand(contexts: Map<string, CompletionContext>, root: string, command: Command): void {
  let path = root;
  const words = command.name.split(" ").filter(Boolean);
  for (const [index, word] of words.entries()) {
    const context = contexts.get(path) ?? createContext(path);
    const description = index === words.length - 1 ? command.summary : "";
    const known = context.next.some((suggestion) => suggestion.word === word);
    if (!known) contexts.set(path, { ...context, next: [...context.next, { word, description }] });
    path += ` ${word}`;
  }
  const { next } = contexts.get(path) ?? createContext(path);
  contexts.set(path, {
    path,
    next: [...next, ...suggestChoices(command.positionals)],
    options: completeOptions({ ...command.options, ...commonOptions }),
    profiles: command.positionals.profiles ?? 0,
    files: /\bfile\b/.test(command.positionals.usage),
  });
}

const suggestChoices = ({ choices }: PositionalsSpec): Suggestion[] =>
  (choices?.words ?? []).map((word) => ({ word, description: "" }));

const completeOptions = (specs: OptionSpecs): CompletedOption[] =>
  Object.entries(specs).map(([name, spec]) => completeOption(name, spec));

function completeOption(name: string, spec: OptionSpec): CompletedOption {
  const { short, description, placeholder, values, completes } = spec;
  return {
    long: formatFlag(name, spec).slice(2),
    short,
    description,
    takesValue: placeholder !== undefined,
    values: values ?? (typeof completes === "object" ? completes : []),
    names: completes === "profile" ? "profile" : placeholder === "file" || placeholder === "path" ? "file" : undefined,
  };
}
