import { UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { resolvePath } from "../core/paths.ts";
import { locate, type ProfileDocument } from "../profile/document.ts";
import { allFields, type FieldName, fields, findParent } from "../profile/fields.ts";
import { abbreviatePath, getStellaHome } from "../profile/home.ts";
import { parseDocument } from "../profile/parse-document.ts";
import type { Profile } from "../profile/profile.ts";
import { rewriteYaml } from "./rewrite-yaml.ts";
import { separateEnvironments } from "./separate-environments.ts";
import { builtIn, type Template } from "./templates.ts";
import { settableFields, type Values } from "./values.ts";

/** Delimits a placeholder's name while its template is YAML: a private character, plain in every scalar. */
const mark = "\ue000";
const marked = new RegExp(`${mark}([^${mark}]*)${mark}`, "g");

/** What is chosen for a new profile, and what is there already. */
export interface Choices {
  readonly name: string;
  readonly values: Values;
  /** The profiles beside it. */
  readonly others?: readonly Profile[];
}

/**
 * The text of a new profile: its template with placeholders filled and the chosen values set, comments kept, every
 * value quoted that YAML 1.1 or 1.2 would read as anything but the string that was chosen.
 * @throws {UsageError} when the template is not a profile, or has a placeholder that nothing fills.
 */
export function renderProfile(template: Template, choices: Choices, io: Io): string {
  const { name, values } = choices;
  const document = parseTemplate(template);
  const fill = createFill(template, name, values);
  return rewriteYaml(document.text, {
    value: (text) => text.replace(marked, fill),
    // A comment ends with its line.
    comment: (text) => text.replace(marked, (...match: [string, string]) => fill(...match).replace(/\s+/g, " ")),
    settings: [...derivePaths(template, document, choices, io), ...values]
      .filter(([field, value]) => values.has(field) || document.fields.get(field)?.text !== value)
      .map(([field, value]) => ({ path: resolveKeyPath(document, field), value })),
  });
}

/** The value that a template gives a field; undefined when it contains a placeholder. */
export function getTemplateValue(template: Template, field: FieldName): string | undefined {
  const value = parseTemplate(template).fields.get(field)?.text;
  return value?.includes(mark) ? undefined : value;
}

function parseTemplate({ role, origin, text }: Template): ProfileDocument {
  const yaml = text.replace(/\{\{([^{}]*)\}\}/g, (_, key: string) => `${mark}${key.trim()}${mark}`);
  const document = parseDocument({ name: role, file: origin }, yaml);
  const syntax = document.problems.find(({ kind }) => kind === "syntax");
  if (syntax) {
    const { line, column } = locate(document, syntax.span.start);
    throw new UsageError(`the template "${origin}" is not YAML: ${syntax.message} (${line}:${column})`);
  }
  for (const { name, key, type } of allFields) {
    if (type !== "mapping" || document.fields.get(name)?.value?.kind === "mapping") continue;
    throw new UsageError(`the template "${origin}" has no mapping "${key}"`);
  }
  return document;
}

/** The text for a marked placeholder. */
type Fill = (marked: string, key: string) => string;

function createFill({ role, origin }: Template, name: string, values: Values): Fill {
  const known = new Map<string, string | undefined>([
    ["name", name],
    ["role", role],
    ...settableFields.map((field) => [field.option.name, values.get(field.name)] as const),
  ]);
  return (_, key) => {
    const value = known.get(key);
    if (value !== undefined) return value;
    if (known.has(key)) throw new UsageError(`the template "${origin}" needs a value: add --${key}`);
    throw new UsageError(`unknown placeholder "{{${key}}}" in the template "${origin}"`, {
      hint: `it can be one of ${[...known.keys()].map((placeholder) => `{{${placeholder}}}`).join(", ")}`,
    });
  };
}

/** The paths that the new profile has in place of the template's. Those of a user's own template stay where they are. */
function derivePaths({ origin }: Template, document: ProfileDocument, choices: Choices, io: Io): Values {
  const { name, values, others = [] } = choices;
  const paths = new Map<FieldName, string>();
  for (const field of settableFields) {
    const text = field.type === "path" ? document.fields.get(field.name)?.text : undefined;
    if (text === undefined) continue;
    const named = field.name === "clientSecretFile" ? nameSecretFile(text, document, values) : text;
    paths.set(field.name, origin === builtIn ? moveToStellaHome(named, io) : named);
  }
  if (origin !== builtIn) return paths;
  const authorityUrl = values.get("authorityUrl") ?? document.fields.get("authorityUrl")?.text;
  return separateEnvironments(paths, { name, authorityUrl }, others, io);
}

/**
 * A secret file that is named after the template's client is named after the chosen one instead, so that two clients
 * never share a file.
 */
function nameSecretFile(file: string, document: ProfileDocument, values: Values): string {
  const before = document.fields.get("clientId")?.text;
  const client = values.get("clientId");
  if (client === undefined || !file.endsWith(`/${before}.secret`)) return file;
  const directory = file.slice(0, file.lastIndexOf("/"));
  return `${directory}/${client.replace(/[^A-Za-z0-9._-]/g, "-")}.secret`;
}

/** The directory that the built-in templates, like the profile guide, take for the StellaOps home. */
const guideHome = "~/.stellaops/";

/** A path of the guide below the actual StellaOps home. Where that is the guide's, the path stays as it is. */
function moveToStellaHome(path: string, io: Io): string {
  if (!path.startsWith(guideHome)) return path;
  return abbreviatePath(resolvePath(io.platform, getStellaHome(io), path.slice(guideHome.length)), io);
}

/** Where a field is in the document, in whatever case; where it is to be added when it is missing. */
export function resolveKeyPath(document: ProfileDocument, field: FieldName): readonly string[] {
  const entry = document.fields.get(field);
  if (entry) return entry.path;
  const parent = findParent(fields[field]);
  const parentPath = parent && document.fields.get(parent)?.path;
  return [...parentPath ?? [], fields[field].path.at(-1) as string];
}
