import type { Args } from "../cli/args.ts";
import { ExitCode } from "../cli/exit-codes.ts";
import type { Io } from "../cli/io.ts";
import type { Option } from "../cli/grammar.ts";
import type { Verb } from "../cli/program.ts";
import { type Talk, talkOn } from "../cli/talk.ts";
import { unifiedDiff } from "../cli/unified-diff.ts";
import { type Draft, draftProfile, writeDraft } from "../profile/draft.ts";
import { writeSchemaFile } from "../profile/json-schema.ts";
import { parseProfile } from "../profile/parse.ts";
import { isPlaceholderUrl } from "../profile/placeholder-host.ts";
import { checkName } from "../profile/reference.ts";
import { roles } from "../profile/roles.ts";
import { settingsOf } from "../profile/settings.ts";
import { roleOfProfileName, type Template, templateFor, templateInFile } from "../profile/templates.ts";
import { choices, type Values } from "../profile/values.ts";

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
  {
    flags: "--check",
    description: "Write nothing; print the difference and exit 1 when the file is not as it would be written.",
  },
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
  const values = chosenValues(args);
  const drafts = args.positionals.map((name) => draftProfile(templateOf(args, checkName(name), io), name, values, io));
  if (args.flag("stdout")) {
    io.stdout.write(drafts.map(({ text }) => text).join("---\n"));
    return ExitCode.done;
  }
  const differing = drafts.filter(({ text, before }) => text !== before);
  if (args.flag("check")) return showDifferences(differing, io);
  const taken = differing.filter(({ before }) => before !== undefined);
  if (taken.length > 0 && !args.flag("force")) {
    for (const { name, file } of taken) {
      talk.error(`profile "${name}" exists (${file}), and differs`, "add --force to replace it; it is kept as .bak");
    }
    return showDifferences(taken, io);
  }
  writeSchemaFile(io);
  for (const draft of differing) writeDraft(draft, io);
  for (const draft of drafts) report(draft, talk, io);
  return await Promise.resolve(ExitCode.done);
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

function showDifferences(drafts: readonly Draft[], io: Io): ExitCode {
  io.stdout.write(drafts.map(({ file, text, before }) => unifiedDiff(file, before ?? "", text)).join(""));
  return drafts.length > 0 ? ExitCode.failed : ExitCode.done;
}

/** Says what was done, what is still a placeholder, and what to do next. */
function report(draft: Draft, talk: Talk, io: Io): void {
  const { name, file, text, before } = draft;
  const done = before === undefined ? "created" : before === text ? "unchanged" : "replaced";
  talk.note(`${done} ${file}${done === "replaced" ? ` (the old one is kept as ${file}.bak)` : ""}`);
  const profile = parseProfile(draft, text);
  const settings = settingsOf(profile, io);
  if (isAdmin(settings.scopes)) {
    talk.warn(`"${name}" holds every pack scope. prefer a profile for each role: whoever has its secret can do it all`);
  }
  const placeholders = choices.filter(({ key }) => isPlaceholderUrl(profile.known.get(key)?.text ?? ""));
  if (placeholders.length > 0) {
    talk.note(`  still to be filled in: ${placeholders.map(({ label }) => label).join(", ")}. edit the file, or run`);
    const flags = placeholders.map(({ option }) => `--${option} URL`).join(" ");
    talk.note(`    stella-profile init ${name} --force ${flags}`);
  }
  if (settings.secret.kind === "file" && !io.files.target(settings.secret.path)) {
    talk.note("  then store the client's secret");
    talk.note(`    stella-profile secret set ${name}`);
  }
}

function isAdmin(scopes: readonly string[]): boolean {
  const all = roles.find(({ name }) => name === "admin")?.scopes ?? [];
  return all.every((scope) => scopes.includes(scope));
}
