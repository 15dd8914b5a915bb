import { type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag, type OptionSpec, text } from "../../cli/options.ts";
import type { Context } from "../../core/context.ts";
import { UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io, Prompts } from "../../core/io.ts";
import type { ProfileDocument } from "../../profile/document.ts";
import type { FieldName } from "../../profile/fields.ts";
import { listProfiles } from "../../profile/list-profiles.ts";
import { parseDocument } from "../../profile/parse-document.ts";
import { type Profile, toProfile } from "../../profile/profile.ts";
import { getProfileFile, requireValidName } from "../../profile/resolve-profile.ts";
import { roles } from "../../profile/scopes.ts";
import { storeSecret } from "../../profile/secret-store.ts";
import { createDocument, createDraft, type Draft, writeDrafts } from "../../scaffold/draft.ts";
import { describeOutcome, listNextSteps } from "../../scaffold/next-steps.ts";
import { promptSecret, promptValues } from "../../scaffold/prompt-values.ts";
import { writeSchemaFile } from "../../scaffold/schema-file.ts";
import { findTemplate, inferRole, readTemplateFile, type Template } from "../../scaffold/templates.ts";
import { settableFields, type Values } from "../../scaffold/values.ts";
import { createProfileDiff } from "../profile-diff.ts";
import { findValueProblem, lintNew } from "./init-lint.ts";

/** The options that set values of the profile, by their names. */
const valueOptions: Readonly<Record<string, OptionSpec<string | undefined>>> = Object.fromEntries(
  settableFields.map(({ option: { name, value, description } }) => [name, text(value, description)]),
);

const initOptions = {
  role: text("role", "The role, when the name does not end in it.", { values: roles.map(({ name }) => name) }),
  template: text("file", "Begin with this template instead of the role's."),
  ...valueOptions,
  force: flag("Replace an existing profile, keeping it as <file>.bak."),
  stdout: flag("Print the profile and write nothing."),
  check: flag("Write nothing; print the difference and exit 1 when there is one."),
  yes: flag("Never prompt.", { short: "y" }),
};

type InitContext = CommandContext<typeof initOptions>;

/** `stella-profile init`: scaffold profiles. */
export const initCommand = defineCommand({
  name: "init",
  positionals: { usage: "<name…>", min: 1, max: Infinity },
  summary: "Make profiles from the templates of their roles.",
  options: initOptions,
  conflicts: [["stdout", "check"]],
  examples: [
    { command: "stella-profile init packs-operator", does: "Make the operator's profile, asking on a terminal" },
    {
      command: "stella-profile init packs-approver --yes --authority-url https://authority.corp.test" +
        " --backend-url https://task-runner.corp.test",
      does: "Make one in a pipeline",
    },
    { command: "stella-profile init packs-operator --stdout", does: "Look at one first" },
  ],
  run: initProfiles,
});

async function initProfiles(context: InitContext): Promise<ExitCode> {
  const { options, io, log } = context;
  const { documents, secrets } = await plan(context);
  if (options.stdout) {
    io.stdout.write(documents.map(({ text }) => text).join("---\n"));
    return ExitCode.done;
  }
  const drafts = documents.map((document) => createDraft(document, io));
  const differing = drafts.filter(({ document, before }) => document.text !== before);
  if (options.check) return await printDifferences(differing, io);
  const taken = differing.filter(({ before }) => before !== undefined);
  if (taken.length > 0 && !options.force) {
    for (const { document: { name, file } } of taken) {
      log.error(`profile "${name}" exists (${file}), and differs`, "add --force to replace it; it is kept as .bak");
    }
    return await printDifferences(taken, io);
  }
  writeDrafts(differing, io);
  for (const [path, secret] of secrets) storeSecret(path, new TextEncoder().encode(secret), io);
  writeSchemaFile(io);
  for (const draft of drafts) reportDraft(draft, context);
  return ExitCode.done;
}

/** Everything to be written; secrets by the path of their file. */
interface Plan {
  readonly documents: readonly ProfileDocument[];
  readonly secrets: ReadonlyMap<string, string>;
}

/** Prepares every profile, asking where that is possible. Nothing is written before the last answer. */
async function plan({ positionals, options, io }: InitContext): Promise<Plan> {
  const names = [...new Set(positionals)].map(requireValidName);
  const planned = names.map((name) => ({ name, template: selectTemplate(name, options, io) }));
  const chosen = collectValues(options);
  const others = new Map(listUsableProfiles(io).map((profile) => [profile.name, profile]));
  const documents: ProfileDocument[] = [];
  const secrets = new Map<string, string>();
  let values = chosen;
  for (const { name, template } of planned) {
    const prompts = findPrompts(name, options, io);
    const check = (field: FieldName, value: string): string | undefined => findValueProblem(field, value, io);
    values = prompts ? await promptValues(template, name, { chosen, before: values, check }, prompts) : chosen;
    others.delete(name);
    const document = createDocument(template, { name, values, others: [...others.values()] }, io);
    requireClean(document, io);
    others.set(name, toProfile(document, io));
    if (prompts) await addSecret(secrets, document, prompts, io);
    documents.push(document);
  }
  return { documents, secrets };
}

const listUsableProfiles = (io: Io): Profile[] => listProfiles(io).flatMap(({ profile }) => profile ?? []);

/** The values that options set. */
function collectValues(options: Readonly<Record<string, unknown>>): Values {
  return new Map(settableFields.flatMap(({ option, name }) => {
    const value = options[option.name];
    return typeof value === "string" ? [[name, value] as const] : [];
  }));
}

function selectTemplate(name: string, { template, role }: InitContext["options"], io: Io): Template {
  return template === undefined ? findTemplate(role ?? inferRole(name, io), io) : readTemplateFile(template, io);
}

/** How to ask about a profile; undefined when nobody is there to answer, or the answers would be of no use. */
function findPrompts(
  name: string,
  { yes, stdout, check, force }: InitContext["options"],
  io: Io,
): Required<Prompts> | undefined {
  if (yes || stdout || check || !io.stdin.isTerminal || !io.stderr.isTerminal) return undefined;
  const taken = io.files.lstat(getProfileFile(name, io)) !== undefined && !force;
  return taken ? undefined : io.prompts as Required<Prompts> | undefined;
}

/** @throws {UsageError} when the linter would refuse the profile. */
function requireClean(document: ProfileDocument, io: Io): void {
  const finding = lintNew(document, io).find(({ severity }) => severity === "error");
  if (!finding) return;
  throw new UsageError(`profile "${document.name}" would not be valid: ${finding.message}`, { hint: finding.help });
}

async function addSecret(
  secrets: Map<string, string>,
  document: ProfileDocument,
  prompts: Required<Prompts>,
  io: Io,
): Promise<void> {
  const { secret, clientId } = toProfile(document, io);
  if (secret.kind !== "file" || secrets.has(secret.path) || io.files.lstat(secret.path)) return;
  const typed = await promptSecret(`Secret of ${clientId} (leave empty to store it later)`, prompts);
  if (typed !== undefined) secrets.set(secret.path, typed);
}

async function printDifferences(drafts: readonly Draft[], io: Io): Promise<ExitCode> {
  for (const { document, before = "" } of drafts) {
    const { file } = document;
    io.stdout.write(await createProfileDiff(file, parseDocument({ name: document.name, file }, before), document));
  }
  return drafts.length > 0 ? ExitCode.failed : ExitCode.done;
}

function reportDraft(draft: Draft, { io, log }: Context): void {
  log.info(describeOutcome(draft));
  for (const { message } of lintNew(draft.document, io)) log.warn(message);
  for (const step of listNextSteps(draft, io)) log.info(`  ${step}`);
}
