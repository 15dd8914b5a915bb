import type { Args } from "../../cli/args.ts";
import { UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Option } from "../../cli/options.ts";
import type { Io, Prompts } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { type Talk, talkOn } from "../../terminal/logger.ts";
import { unifiedDiff } from "../../terminal/diff.ts";
import { type Draft, draftOf, newProfile, writeDrafts } from "../../scaffold/draft.ts";
import { askSecret, askValues } from "../../scaffold/prompt-values.ts";
import { writeSchemaFile } from "../../scaffold/schema-file.ts";
import { nextSteps, outcomeOf } from "../../scaffold/next-steps.ts";
import type { Profile } from "../../profile/document.ts";
import { checkName, profileFile } from "../../profile/resolve-profile.ts";
import { roles } from "../../profile/roles.ts";
import { storeSecret } from "../../profile/secret-store.ts";
import type { KnownKey } from "../../profile/fields.ts";
import { settingsOf } from "../../profile/profile.ts";
import { roleOfProfileName, type Template, templateFor, templateInFile } from "../../scaffold/templates.ts";
import { choices, type Values } from "../../scaffold/values.ts";
import { lintNew, valueProblem } from "./init-lint.ts";

const options: readonly Option[] = [
  {
    flags: "--role <role>",
    description: "The role, when the name does not end in it.",
    values: roles.map((r) => r.name),
  },
  { flags: "--template <file>", description: "Begin with this template in place of the role's." },
  { flags: "--authority-url <url>", description: "Base URL of the Authority." },
  { flags: "--backend-url <url>", description: "Base URL of the Task Runner or the Packs Registry." },
  { flags: "--client-id <id>", description: "The client that is registered for the role." },
  { flags: "--scope <scopes>", description: "The scopes to request, in one argument." },
  { flags: "--secret-file <path>", description: "The file that holds, or will hold, the client's secret." },
  { flags: "--token-cache <path>", description: "The directory for fetched tokens." },
  { flags: "--force", description: "Replace an existing profile, keeping it as <file>.bak." },
  { flags: "--stdout", description: "Print the profile and write nothing." },
  { flags: "--check", description: "Write nothing; print the difference and exit 1 when there is one." },
  { flags: "-y, --yes", description: "Ask nothing, also on a terminal." },
];

/** `stella-profile init`: scaffold profiles. */
export const initVerb: Verb = {
  name: "init",
  positionals: "<name…>",
  arity: [1, Infinity],
  summary: "Make profiles from the templates of their roles.",
  options,
  examples: [
    { command: "stella-profile init packs-operator", does: "Make the operator's profile, asking on a terminal" },
    {
      command: "stella-profile init packs-approver --yes --authority-url https://authority.corp.test" +
        " --backend-url https://task-runner.corp.test",
      does: "Make one in a pipeline",
    },
    { command: "stella-profile init packs-operator --stdout", does: "Look at one first" },
  ],
  run: init,
};

async function init(args: Args, io: Io): Promise<ExitCode> {
  const talk = talkOn(io, args.loudness);
  const { profiles, secrets } = await plan(args, io);
  if (args.flag("stdout")) {
    io.stdout.write(profiles.map(({ text }) => text).join("---\n"));
    return ExitCode.done;
  }
  const drafts = profiles.map((profile) => draftOf(profile, io));
  const differing = drafts.filter(({ profile, before }) => profile.text !== before);
  if (args.flag("check")) return await showDifferences(differing, io);
  const taken = differing.filter(({ before }) => before !== undefined);
  if (taken.length > 0 && !args.flag("force")) {
    for (const { profile: { name, file } } of taken) {
      talk.error(`profile "${name}" exists (${file}), and differs`, "add --force to replace it; it is kept as .bak");
    }
    return await showDifferences(taken, io);
  }
  writeDrafts(differing, io);
  for (const [path, secret] of secrets) storeSecret(path, new TextEncoder().encode(secret), io);
  writeSchemaFile(io);
  for (const draft of drafts) report(draft, talk, io);
  return ExitCode.done;
}

/** Everything that is to be written; secrets by the path of their file. */
interface Plan {
  readonly profiles: readonly Profile[];
  readonly secrets: ReadonlyMap<string, string>;
}

/** Makes up every profile, asking where that is possible. Nothing is written before the last answer. */
async function plan(args: Args, io: Io): Promise<Plan> {
  const names = [...new Set(args.positionals)].map(checkName);
  const planned = names.map((name) => ({ name, template: templateOf(args, name, io) }));
  const chosen = chosenValues(args);
  const profiles: Profile[] = [];
  const secrets = new Map<string, string>();
  let values = chosen;
  for (const { name, template } of planned) {
    const prompts = promptsFor(name, args, io);
    const check = (key: KnownKey, value: string): string | undefined => valueProblem(key, value, io);
    values = prompts ? await askValues(template, name, { chosen, before: values, check }, prompts) : chosen;
    const profile = newProfile(template, name, values, io);
    requireClean(profile, io);
    if (prompts) await addSecret(secrets, profile, prompts, io);
    profiles.push(profile);
  }
  return { profiles, secrets };
}

function chosenValues(args: Args): Values {
  return new Map(choices.flatMap(({ option, key }) => {
    const value = args.text(option);
    return value === undefined ? [] : [[key, value] as const];
  }));
}

function templateOf(args: Args, name: string, io: Io): Template {
  const file = args.text("template");
  if (file !== undefined) return templateInFile(file, io);
  return templateFor(args.text("role") ?? roleOfProfileName(name, io), io);
}

/** How to ask about a profile; undefined when nobody is there to answer, or nothing would come of the answers. */
function promptsFor(name: string, args: Args, io: Io): Prompts | undefined {
  if (["yes", "stdout", "check"].some((flag) => args.flag(flag))) return undefined;
  if (!io.stdin.isTerminal || !io.stderr.isTerminal) return undefined;
  return io.files.facts(profileFile(name, io)) && !args.flag("force") ? undefined : io.prompts;
}

/** @throws {UsageError} when the linter would refuse the profile. */
function requireClean(profile: Profile, io: Io): void {
  const finding = (lintNew(profile, io)).find(({ severity }) => severity === "error");
  if (!finding) return;
  throw new UsageError(`profile "${profile.name}" would not be valid: ${finding.message}`, { hint: finding.help });
}

async function addSecret(secrets: Map<string, string>, profile: Profile, prompts: Prompts, io: Io): Promise<void> {
  const { secret, clientId } = settingsOf(profile, io);
  if (secret.kind !== "file" || secrets.has(secret.path) || io.files.facts(secret.path)) return;
  const typed = await askSecret(`Secret of ${clientId} (leave empty to store it later)`, prompts);
  if (typed !== undefined) secrets.set(secret.path, typed);
}

async function showDifferences(drafts: readonly Draft[], io: Io): Promise<ExitCode> {
  for (const { profile: { file, text }, before } of drafts) {
    io.stdout.write(await unifiedDiff(file, before ?? "", text));
  }
  return drafts.length > 0 ? ExitCode.failed : ExitCode.done;
}

function report(draft: Draft, talk: Talk, io: Io): void {
  talk.note(outcomeOf(draft));
  for (const { message } of lintNew(draft.profile, io)) talk.warn(message);
  for (const step of nextSteps(draft, io)) talk.note(`  ${step}`);
}
