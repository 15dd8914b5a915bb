import { type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag, text } from "../../cli/options.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io, Prompts } from "../../core/io.ts";
import type { ProfileDocument } from "../../profile/document.ts";
import type { FieldName } from "../../profile/fields.ts";
import { listProfiles } from "../../profile/list-profiles.ts";
import { type Profile, toProfile } from "../../profile/profile.ts";
import { getProfileFile, requireValidName } from "../../profile/resolve-profile.ts";
import { roles } from "../../profile/scopes.ts";
import { storeSecret } from "../../profile/secret-store.ts";
import { createDocument, createDraft } from "../../scaffold/draft.ts";
import { promptSecret, promptValues } from "../../scaffold/prompt-values.ts";
import { writeSchemaFile } from "../../scaffold/schema-file.ts";
import { findTemplate, inferRole, readTemplateFile, type Template } from "../../scaffold/templates.ts";
import { findValueProblem, requireClean } from "./init-lint.ts";
import { collectValues, valueOptions } from "./value-options.ts";
import { isDifferent, printDifferences, reportDraft, writeNew } from "./write-new.ts";

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
  const { options, io } = context;
  const { documents, secrets } = await plan(context);
  if (options.stdout) {
    io.stdout.write(documents.map(({ text }) => text).join("---\n"));
    return ExitCode.done;
  }
  const drafts = documents.map((document) => createDraft(document, io));
  if (options.check) return await printDifferences(drafts.filter(isDifferent), io);
  const refused = await writeNew(drafts, options.force, context);
  if (refused !== undefined) return refused;
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
