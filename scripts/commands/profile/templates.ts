import { formatJson } from "../../core/format-json.ts";
import type { Args } from "../../cli/args.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { formatTable } from "../../terminal/table.ts";
import { parseDocument } from "../../profile/parse-document.ts";
import { roles, splitScope } from "../../profile/scopes.ts";
import { findTemplate, listTemplates, type Template } from "../../scaffold/templates.ts";
import { shippedTemplates } from "../../scaffold/shipped.generated.ts";

/** The name under which the make targets are shipped. */
const makeFile = "stella.mk";

/** `stella-profile templates`: the roles and where each comes from. */
export const templatesVerb: Verb = {
  name: "templates",
  positionals: "",
  arity: [0, 0],
  summary: "List the roles, what each may do, and where its template comes from.",
  options: [
    { flags: "--json", description: "Print JSON." },
    { flags: "--print <name>", description: `Print the template of a role, or ${makeFile}: make targets to include.` },
  ],
  examples: [
    { command: "stella-profile templates", does: "See which roles init knows" },
    { command: "stella-profile templates --print stella.mk > stella.mk", does: "Get make targets for pipelines" },
  ],
  run: templates,
};

function templates(args: Args, io: Io): ExitCode {
  const name = args.text("print");
  io.stdout.write(name === undefined ? listing(args, io) : textOf(name, io));
  return ExitCode.done;
}

const textOf = (name: string, io: Io): string =>
  name === makeFile ? shippedTemplates[makeFile] : findTemplate(name, io).text;

function listing(args: Args, io: Io): string {
  const rows = listTemplates(io).map(rowOf);
  return args.flag("json") ? formatJson({ templates: rows }) : tableOf(rows, io);
}

function tableOf(rows: readonly Row[], io: Io): string {
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

function rowOf({ role, origin, text }: Template): Row {
  const { fields } = parseDocument({ name: role, file: origin }, text);
  const scope = fields.get("scope")?.text ?? "";
  const summary = roles.find(({ name }) => name === role)?.summary ?? "";
  return { role, scopes: splitScope(scope), origin, summary };
}
