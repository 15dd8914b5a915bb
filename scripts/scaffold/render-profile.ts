import { UsageError } from "../core/errors.ts";
import { parseDocument } from "../profile/parse-document.ts";
import { locate, type ProfileDocument } from "../profile/document.ts";
import type { KnownKey } from "../profile/fields.ts";
import type { Template } from "./templates.ts";
import { rewriteYaml } from "../profile/yaml/library.ts";
import { choices, type Values } from "./values.ts";

/** Stands around a placeholder's name while its template is YAML: a private character, plain in every scalar. */
const mark = "\ue000";
const marked = new RegExp(`${mark}([^${mark}]*)${mark}`, "g");

/**
 * The text of a new profile: its template with placeholders filled and the chosen values set, comments kept, every
 * value quoted where YAML 1.1 or 1.2 would take it for anything but the string that was chosen.
 * @throws {UsageError} when the template is no profile, or has a placeholder that nothing fills.
 */
export function renderProfile(template: Template, name: string, values: Values): string {
  const document = parseTemplate(template);
  const fill = createFill(template, name, values);
  return rewriteYaml(document.text, {
    value: (text) => text.replace(marked, fill),
    // A comment ends with its line.
    comment: (text) => text.replace(marked, (...match: [string, string]) => fill(...match).replace(/\s+/g, " ")),
    settings: [...nameSecretFile(document, values), ...values].map(([key, value]) => ({
      path: resolveKeyPath(document, key),
      value,
    })),
  });
}

/** The value that a template gives a key, unless it is, or has in it, a placeholder. */
export function getTemplateValue(template: Template, key: KnownKey): string | undefined {
  const value = (parseTemplate(template)).known.get(key)?.text;
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
  for (const key of ["StellaOps", "StellaOps.Authority"] as const) {
    if (document.known.get(key)?.value?.kind === "mapping") continue;
    throw new UsageError(`the template "${origin}" has no mapping "${key}"`);
  }
  return document;
}

/** What to write for a marked placeholder. */
type Fill = (marked: string, key: string) => string;

function createFill({ role, origin }: Template, name: string, values: Values): Fill {
  const known = new Map<string, string | undefined>([
    ["name", name],
    ["role", role],
    ...choices.map(({ option, key }) => [option, values.get(key)] as const),
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

/**
 * A secret file that is named after the template's client is named after the chosen one instead, so that two clients
 * never share a file.
 */
function nameSecretFile(document: ProfileDocument, values: Values): Values {
  const key = "StellaOps.Authority.ClientSecretFile";
  const before = document.known.get("StellaOps.Authority.ClientId")?.text;
  const client = values.get("StellaOps.Authority.ClientId");
  const file = document.known.get(key)?.text;
  if (client === undefined || !file?.endsWith(`/${before}.secret`)) return new Map();
  const directory = file.slice(0, file.lastIndexOf("/"));
  return new Map([[key, `${directory}/${client.replace(/[^A-Za-z0-9._-]/g, "-")}.secret`]]);
}

/** Where a key stands, in whatever case; where it is to be added when it is missing. */
function resolveKeyPath(document: ProfileDocument, key: KnownKey): readonly string[] {
  const entry = document.known.get(key);
  if (entry) return entry.path;
  const parts = key.split(".");
  const parent = document.known.get(parts.slice(0, -1).join(".") as KnownKey);
  return [...parent?.path ?? [], parts.at(-1) as string];
}
