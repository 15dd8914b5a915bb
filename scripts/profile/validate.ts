import * as v from "valibot";
import type { DocumentEntry, Problem } from "./document.ts";
import { allFields, type Field, type FieldName, fields, type FieldType, findField, findParent } from "./fields.ts";
import type { Span } from "./yaml/nodes.ts";

/** What a value must be, by its type. The messages never hold the value, which may be a secret. */
const demands: Readonly<Record<FieldType, string>> = {
  mapping: "must be a mapping",
  url: "must be a URL",
  text: "must be text",
  secret: "must be a secret",
  path: "must be a path",
  scopes: "must be scopes in one string",
};

/**
 * The shape of a profile: the part of the CLI's configuration tree that the profile guide defines. Other keys pass,
 * since a profile maps onto the whole configuration of the CLI.
 */
export const profileSchema: v.GenericSchema = createMappingSchema(undefined);

/** The schema of the mapping that these fields are in. */
function createMappingSchema(parent: FieldName | undefined): v.GenericSchema {
  const children = allFields.filter((field) => findParent(field) === parent);
  const entries = children.map((field) => [field.path.at(-1), createFieldSchema(field)] as const);
  return v.looseObject(Object.fromEntries(entries), demands.mapping);
}

function createFieldSchema({ name, type, description, required }: Field): v.GenericSchema {
  const value = type === "mapping"
    ? createMappingSchema(name)
    : v.pipe(v.string(demands[type]), v.nonEmpty("must not be empty"));
  const described = v.pipe(value, v.description(description));
  return required ? described : v.optional(described);
}

/** Validates the fields of a document and gives each problem its place. */
export function validateFields(entries: ReadonlyMap<FieldName, DocumentEntry>): Problem[] {
  const { issues = [] } = v.safeParse(profileSchema, buildTree(entries));
  return issues.map((issue): Problem => {
    const path = (issue.path ?? []).map(({ key }) => String(key));
    const field = findField(path);
    const entry = field && entries.get(field);
    if (!entry) {
      const message = `"${path.join(".")}" is missing`;
      return { kind: "shape", code: "missing", message, field, span: findParentSpan(path, entries) };
    }
    const code = issue.type === "non_empty" || isEmpty(entry) ? "empty" : "type";
    const message = `"${fields[field].key}" ${issue.message}`;
    return { kind: "shape", code, message, field, span: entry.valueSpan };
  });
}

/** Whether a key has nothing after it, or `~` or `null`, which YAML reads as nothing. */
const isEmpty = ({ value }: DocumentEntry): boolean =>
  value === null || (value.kind === "scalar" && value.value === null);

/** A mapping of the tree. */
type Tree = Record<string, unknown>;

/** The fields as the nested objects that the schema describes. Text stays text; any other value becomes null. */
function buildTree(entries: ReadonlyMap<FieldName, DocumentEntry>): Tree {
  const root: Tree = {};
  const trees = new Map<FieldName | undefined, Tree>([[undefined, root]]);
  for (const field of allFields) {
    const entry = entries.get(field.name);
    const parent = trees.get(findParent(field));
    if (!entry || !parent) continue;
    const tree = field.type === "mapping" && entry.value?.kind === "mapping" ? {} : undefined;
    if (tree) trees.set(field.name, tree);
    parent[field.path.at(-1) as string] = tree ?? entry.text ?? null;
  }
  return root;
}

/** The nearest parent key that is there; the start of the file when there is none. */
function findParentSpan(path: readonly string[], entries: ReadonlyMap<FieldName, DocumentEntry>): Span {
  for (let length = path.length - 1; length > 0; length--) {
    const parent = findField(path.slice(0, length));
    const entry = parent && entries.get(parent);
    if (entry) return entry.keySpan;
  }
  return { start: 0, end: 0 };
}
