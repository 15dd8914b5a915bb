import { type Document, isMap, isScalar, type Node, Scalar, stringify, visit } from "yaml";
import { UsageError } from "../cli/errors.ts";
import { parseProfile } from "./parse.ts";
import { positionAt, type Profile } from "./profile.ts";
import type { KnownKey } from "./schema.ts";
import type { Template } from "./templates.ts";
import { choices, type Values } from "./values.ts";

/** Stands around a placeholder's name while its template is YAML: a private character, plain in every scalar. */
const mark = "\ue000";
const marked = new RegExp(`${mark}([^${mark}]*)${mark}`, "g");

/**
 * The text of a new profile: its template with placeholders filled and the chosen values set, comments kept, every
 * value quoted where YAML 1.1 or 1.2 would take it for anything but the string that was chosen.
 * @throws {UsageError} when the template is no profile, or has a placeholder that nothing fills.
 */
export function scaffold(template: Template, name: string, values: Values): string {
  const profile = parseTemplate(template);
  fillPlaceholders(profile.document, filler(template, name, values));
  for (const [key, value] of [...secretFileOf(profile, values), ...values]) {
    const path = pathOf(profile, key);
    const present = profile.document.getIn(path, true);
    const node = isScalar(present) ? present : new Scalar(value);
    setText(node, value);
    profile.document.setIn(path, node);
  }
  return profile.document.toString({ lineWidth: 0 });
}

/** The value that a template gives a key, unless it is, or has in it, a placeholder. */
export function templateValue(template: Template, key: KnownKey): string | undefined {
  const value = parseTemplate(template).known.get(key)?.text;
  return value?.includes(mark) ? undefined : value;
}

function parseTemplate({ role, origin, text }: Template): Profile {
  const yaml = text.replace(/\{\{([^{}]*)\}\}/g, (_, key: string) => `${mark}${key.trim()}${mark}`);
  const profile = parseProfile({ name: role, file: origin }, yaml);
  const syntax = profile.problems.find(({ kind }) => kind === "syntax");
  if (syntax) {
    const { line, column } = positionAt(profile, syntax.span.start);
    throw new UsageError(`the template "${origin}" is not YAML: ${syntax.message} (${line}:${column})`);
  }
  for (const key of ["StellaOps", "StellaOps.Authority"] as const) {
    if (isMap(profile.known.get(key)?.value)) continue;
    throw new UsageError(`the template "${origin}" has no mapping "${key}"`);
  }
  return profile;
}

/** Turns text with marked placeholders into text without. */
type Fill = (text: string) => string;

function filler({ role, origin }: Template, name: string, values: Values): Fill {
  const known = new Map<string, string | undefined>([
    ["name", name],
    ["role", role],
    ...choices.map(({ option, key }) => [option, values.get(key)] as const),
  ]);
  return (text) =>
    text.replace(marked, (_, key: string) => {
      const value = known.get(key);
      if (value !== undefined) return value;
      if (known.has(key)) throw new UsageError(`the template "${origin}" needs a value: add --${key}`);
      throw new UsageError(`unknown placeholder "{{${key}}}" in the template "${origin}"`, {
        hint: `it can be one of ${[...known.keys()].map((placeholder) => `{{${placeholder}}}`).join(", ")}`,
      });
    });
}

/** Fills the placeholders in every value, and in the comments. */
function fillPlaceholders(document: Document, fill: Fill): void {
  fillComments(document, fill);
  visit(document, {
    Node(_, node) {
      fillComments(node as Node, fill);
      if (isScalar(node) && typeof node.value === "string" && node.value.includes(mark)) {
        setText(node, fill(node.value));
      }
    },
  });
}

function fillComments(node: Pick<Node, "comment" | "commentBefore">, fill: Fill): void {
  // A comment ends with its line.
  const fillLine: Fill = (comment) => comment.replace(marked, (found) => fill(found).replace(/\s+/g, " "));
  if (node.comment) node.comment = fillLine(node.comment);
  if (node.commentBefore) node.commentBefore = fillLine(node.commentBefore);
}

/**
 * A secret file that is named after the template's client is named after the chosen one instead, so that two clients
 * never share a file.
 */
function secretFileOf(profile: Profile, values: Values): Values {
  const key = "StellaOps.Authority.ClientSecretFile";
  const before = profile.known.get("StellaOps.Authority.ClientId")?.text;
  const client = values.get("StellaOps.Authority.ClientId");
  const file = profile.known.get(key)?.text;
  if (client === undefined || !file?.endsWith(`/${before}.secret`)) return new Map();
  const directory = file.slice(0, file.lastIndexOf("/"));
  return new Map([[key, `${directory}/${client.replace(/[^A-Za-z0-9._-]/g, "-")}.secret`]]);
}

/** Where a key stands, in whatever case; where it is to be added when it is missing. */
function pathOf(profile: Profile, key: KnownKey): readonly string[] {
  const entry = profile.known.get(key);
  if (entry) return entry.path;
  const parts = key.split(".");
  const parent = profile.known.get(parts.slice(0, -1).join(".") as KnownKey);
  return [...parent?.path ?? [], parts.at(-1) as string];
}

function setText(node: Scalar, value: string): void {
  node.value = value;
  if (!isPlainSafe(value)) node.type = "QUOTE_DOUBLE";
}

/** Whether a plain scalar is read as this very string by YAML 1.2 and by the 1.1 of many .NET programs (`yes`, `1_000`). */
function isPlainSafe(value: string): boolean {
  return (["1.1", "1.2"] as const).every((version) => stringify(value, { version, lineWidth: 0 }) === `${value}\n`);
}
