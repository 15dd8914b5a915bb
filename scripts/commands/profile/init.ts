import type { Args } from "../../cli/args.ts";
import { UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Option } from "../../cli/options.ts";
import type { Io, Prompts } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import type { Logger } from "../../core/logger.ts";
import { createLogger } from "../../terminal/logger.ts";
import { createUnifiedDiff } from "../../terminal/diff.ts";
import { createDocument, createDraft, type Draft, writeDrafts } from "../../scaffold/draft.ts";
import { promptSecret, promptValues } from "../../scaffold/prompt-values.ts";
import { writeSchemaFile } from "../../scaffold/schema-file.ts";
import { describeOutcome, listNextSteps } from "../../scaffold/next-steps.ts";
import type { ProfileDocument } from "../../profile/document.ts";
import { getProfileFile, requireValidName } from "../../profile/resolve-profile.ts";
import { roles } from "../../profile/scopes.ts";
import { storeSecret } from "../../profile/secret-store.ts";
import type { FieldName } from "../../profile/fields.ts";
import { toProfile } from "../../profile/profile.ts";
import { findTemplate, inferRole, readTemplateFile, type Template } from "../../scaffold/templates.ts";
import { settableFields, type Values } from "../../scaffold/values.ts";
import { lintNew, valueProblem } from "./init-lint.ts";

const options: readonly Option[] = [
  {
    flags: "--role <role>",
    description: "The role, when the name does not end in it.",
    values: roles.map((r) => r.name),
  },
  { flags: "--template <file>", description: "Begin with this template in place of the role's." },
  ...settableFields.map(({ option: { name, value, description } }) => ({ flags: `--${name} <${value}>`, description })),
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
  const log = createLogger(io, args.loudness);
  const { profiles, secrets } = await plan(args, io);
  if (args.flag("stdout")) {
    io.stdout.write(profiles.map(({ text }) => text).join("---\n"));
    return ExitCode.done;
  }
  const drafts = profiles.map((document) => createDraft(document, io));
  const differing = drafts.filter(({ document, before }) => document.text !== before);
  if (args.flag("check")) return await showDifferences(differing, io);
  const taken = differing.filter(({ before }) => before !== undefined);
  if (taken.length > 0 && !args.flag("force")) {
    for (const { document: { name, file } } of taken) {
      log.error(`profile "${name}" exists (${file}), and differs`, "add --force to replace it; it is kept as .bak");
    }
    return await showDifferences(taken, io);
  }
  writeDrafts(differing, io);
  for (const [path, secret] of secrets) storeSecret(path, new TextEncoder().encode(secret), io);
  writeSchemaFile(io);
  for (const draft of drafts) report(draft, log, io);
  return ExitCode.done;
}

/** Everything that is to be written; secrets by the path of their file. */
interface Plan {
  readonly profiles: readonly ProfileDocument[];
  readonly secrets: ReadonlyMap<string, string>;
}

/** Makes up every profile, asking where that is possible. Nothing is written before the last answer. */
async function plan(args: Args, io: Io): Promise<Plan> {
  const names = [...new Set(args.positionals)].map(requireValidName);
  const planned = names.map((name) => ({ name, template: templateOf(args, name, io) }));
  const chosen = chosenValues(args);
  const profiles: ProfileDocument[] = [];
  const secrets = new Map<string, string>();
  let values = chosen;
  for (const { name, template } of planned) {
    const prompts = promptsFor(name, args, io);
    const check = (field: FieldName, value: string): string | undefined => valueProblem(field, value, io);
    values = prompts ? await promptValues(template, name, { chosen, before: values, check }, prompts) : chosen;
    const document = createDocument(template, name, values, io);
    requireClean(document, io);
    if (prompts) await addSecret(secrets, document, prompts, io);
    profiles.push(document);
  }
  return { profiles, secrets };
}

function chosenValues(args: Args): Values {
  return new Map(settableFields.flatMap(({ option, name }) => {
    const value = args.text(option.name);
    return value === undefined ? [] : [[name, value] as const];
  }));
}

function templateOf(args: Args, name: string, io: Io): Template {
  const file = args.text("template");
  if (file !== undefined) return readTemplateFile(file, io);
  return findTemplate(args.text("role") ?? inferRole(name, io), io);
}

/** How to ask about a profile; undefined when nobody is there to answer, or nothing would come of the answers. */
function promptsFor(name: string, args: Args, io: Io): Prompts | undefined {
  if (["yes", "stdout", "check"].some((flag) => args.flag(flag))) return undefined;
  if (!io.stdin.isTerminal || !io.stderr.isTerminal) return undefined;
  return io.files.lstat(getProfileFile(name, io)) && !args.flag("force") ? undefined : io.prompts;
}

/** @throws {UsageError} when the linter would refuse the profile. */
function requireClean(document: ProfileDocument, io: Io): void {
  const finding = (lintNew(document, io)).find(({ severity }) => severity === "error");
  if (!finding) return;
  throw new UsageError(`profile "${document.name}" would not be valid: ${finding.message}`, { hint: finding.help });
}

async function addSecret(
  secrets: Map<string, string>,
  document: ProfileDocument,
  prompts: Prompts,
  io: Io,
): Promise<void> {
  const { secret, clientId } = toProfile(document, io);
  if (secret.kind !== "file" || secrets.has(secret.path) || io.files.lstat(secret.path)) return;
  const typed = await promptSecret(`Secret of ${clientId} (leave empty to store it later)`, prompts);
  if (typed !== undefined) secrets.set(secret.path, typed);
}

async function showDifferences(drafts: readonly Draft[], io: Io): Promise<ExitCode> {
  for (const { document: { file, text }, before } of drafts) {
    io.stdout.write(await createUnifiedDiff(file, before ?? "", text));
  }
  return drafts.length > 0 ? ExitCode.failed : ExitCode.done;
}

function report(draft: Draft, log: Logger, io: Io): void {
  log.info(describeOutcome(draft));
  for (const { message } of lintNew(draft.document, io)) log.warn(message);
  for (const step of listNextSteps(draft, io)) log.info(`  ${step}`);
}
