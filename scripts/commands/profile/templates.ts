import { type CommandContext, defineCommand, noPositionals } from "../../cli/command.ts";
import { flag, text } from "../../cli/options.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { formatJson } from "../../core/format-json.ts";
import type { Io } from "../../core/io.ts";
import { parseDocument } from "../../profile/parse-document.ts";
import { roles, splitScope } from "../../profile/scopes.ts";
import { shippedTemplates } from "../../scaffold/shipped.generated.ts";
import { findTemplate, listTemplates, type Template } from "../../scaffold/templates.ts";
import { formatTable } from "../../terminal/table.ts";

/** The name under which the make targets are shipped. */
const makeFile = "stella.mk";

const templatesOptions = {
  json: flag("Print JSON."),
  print: text("name", `Print the template of a role, or ${makeFile}: make targets to include.`),
};

/** `stella-profile templates`: the roles and where each comes from. */
export const templatesCommand = defineCommand({
  name: "templates",
  positionals: noPositionals,
  summary: "List the roles, what each may do, and where its template comes from.",
  options: templatesOptions,
  examples: [
    { command: "stella-profile templates", does: "See which roles init knows" },
    { command: "stella-profile templates --print stella.mk > stella.mk", does: "Get make targets for pipelines" },
  ],
  run: printTemplates,
});

function printTemplates({ options, io }: CommandContext<typeof templatesOptions>): ExitCode {
  io.stdout.write(options.print === undefined ? formatListing(options.json, io) : readTemplateText(options.print, io));
  return ExitCode.done;
}

const readTemplateText = (name: string, io: Io): string =>
  name === makeFile ? shippedTemplates[makeFile] : findTemplate(name, io).text;

function formatListing(json: boolean, io: Io): string {
  const rows = listTemplates(io).map(createRow);
  return json ? formatJson({ templates: rows }) : createTable(rows, io);
}

function createTable(rows: readonly Row[], io: Io): string {
  const header = ["ROLE", "SCOPES", "ORIGIN", "SUMMARY"];
  const cells = rows.map(({ role, scopes, origin, summary }) => [role, scopes.join(" "), origin, summary]);
  return formatTable({ rows: [header, ...cells], elastic: ["SCOPES", "ORIGIN", "SUMMARY"] }, io.stdout);
}

/** One role, as `--json` shows it. */
interface Row {
  readonly role: string;
  readonly scopes: readonly string[];
  /** `built-in`, or the template's file. */
  readonly origin: string;
  readonly summary: string;
}

function createRow({ role, origin, text }: Template): Row {
  const { fields } = parseDocument({ name: role, file: origin }, text);
  const scope = fields.get("scope")?.text ?? "";
  const summary = roles.find(({ name }) => name === role)?.summary ?? "";
  return { role, scopes: splitScope(scope), origin, summary };
}
