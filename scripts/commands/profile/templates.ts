import { type CommandContext, defineCommand, noPositionals } from "../../cli/command.ts";
import { flag, text } from "../../cli/options.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { formatJson } from "../../core/format-json.ts";
import type { Io } from "../../core/io.ts";
import { parseDocument } from "../../profile/parse-document.ts";
import { abbreviateScopes, roles, splitScope } from "../../profile/scopes.ts";
import { shippedTemplates } from "../../scaffold/shipped.generated.ts";
import { findTemplate, listTemplates, type Template } from "../../scaffold/templates.ts";
import type { Table } from "../../terminal/table.ts";
import { isBrief, printTable, wideOption } from "../print-table.ts";

/** The name under which the make targets are shipped. */
const makeFile = "stella.mk";

const templatesOptions = {
  json: flag("Print JSON."),
  wide: wideOption,
  print: text("name", `Print the template of a role, or ${makeFile}: make targets to include.`, {
    completes: [...roles.map(({ name }) => name), makeFile],
  }),
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

function printTemplates({ options, io, log }: CommandContext<typeof templatesOptions>): ExitCode {
  if (options.print !== undefined) {
    io.stdout.write(readTemplateText(options.print, io));
    return ExitCode.done;
  }
  const rows = listTemplates(io).map(createRow);
  if (options.json) io.stdout.write(formatJson({ templates: rows }));
  else printTable(createTable(rows, isBrief(options, { io })), options, { io, log });
  return ExitCode.done;
}

const readTemplateText = (name: string, io: Io): string =>
  name === makeFile ? shippedTemplates[makeFile] : findTemplate(name, io).text;

function createTable(rows: readonly Row[], brief: boolean): Table {
  const header = ["ROLE", "SCOPES", "ORIGIN", "SUMMARY"];
  const cells = rows.map(({ role, scopes, origin, summary }) => [
    role,
    brief ? abbreviateScopes(scopes) : scopes.join(" "),
    origin,
    summary,
  ]);
  return { rows: [header, ...cells], optional: ["SUMMARY"] };
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
