/** What kind of value a field holds. It decides how the value is checked, resolved and shown. */
export type FieldType = "mapping" | "url" | "text" | "secret" | "path" | "scopes";

/** The option of `stella-profile init` that sets a field, and its placeholder `{{name}}` in a template. */
interface FieldOption {
  /** Without dashes. */
  readonly name: string;
  /** What it takes, as help shows it: `<url>`. */
  readonly value: string;
  readonly description: string;
}

/** One key of a profile and everything the commands know about it. */
interface FieldDefinition {
  /** The keys from the root, in the profile guide's spelling. */
  readonly key: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Sentences for the JSON Schema. */
  readonly description: string;
  /** Its name in questions and next steps. */
  readonly label?: string;
  readonly option?: FieldOption;
  /** Its place among the questions that `init` asks; 1 comes first. Needs a label. */
  readonly question?: number;
  /** Environment variables that carry the value beside the one .NET reads. */
  readonly aliases?: readonly string[];
  /** For a path: what it is by default, relative to the StellaOps home. */
  readonly defaultPath?: string;
}

/*
 * The one table of profile keys, in the order of the file. Validation, the JSON Schema, the options and questions of
 * `init`, template placeholders, `show`, the exported variables and the lint rules all derive from it.
 */
const definitions = {
  stellaOps: {
    key: "StellaOps",
    type: "mapping",
    required: true,
    description: "The CLI's configuration tree.",
  },
  authority: {
    key: "StellaOps.Authority",
    type: "mapping",
    required: true,
    description: "How to get tokens.",
  },
  authorityUrl: {
    key: "StellaOps.Authority.Url",
    type: "url",
    required: true,
    description: "Base URL of the Authority (OAuth 2.0 server), equal to its issuer: https, without query or fragment.",
    label: "Authority URL",
    option: { name: "authority-url", value: "url", description: "Base URL of the Authority." },
    question: 1,
  },
  clientId: {
    key: "StellaOps.Authority.ClientId",
    type: "text",
    required: true,
    description: "The purpose-scoped client that this role logs in as, such as pack-operator.",
    label: "Client id",
    option: { name: "client-id", value: "id", description: "The client registered for the role." },
    question: 3,
  },
  clientSecret: {
    key: "StellaOps.Authority.ClientSecret",
    type: "secret",
    description: "The client's secret itself. For development only: prefer ClientSecretFile.",
  },
  clientSecretFile: {
    key: "StellaOps.Authority.ClientSecretFile",
    type: "path",
    description: "File that holds the client's secret, readable by its owner only. " +
      "~ is the home directory; other relative paths count from this file.",
    label: "Secret file",
    option: {
      name: "secret-file",
      value: "path",
      description: "The file that holds, or will hold, the client's secret.",
    },
  },
  scope: {
    key: "StellaOps.Authority.Scope",
    type: "scopes",
    required: true,
    description: "The scopes to request, separated by single spaces, such as packs.read packs.run.",
    label: "Scopes",
    option: { name: "scope", value: "scopes", description: "The scopes to request, in one argument." },
  },
  tokenCacheDirectory: {
    key: "StellaOps.Authority.TokenCacheDirectory",
    type: "path",
    description: "Directory in which fetched tokens are kept. Default: ~/.stellaops/tokens.",
    label: "Token cache directory",
    option: { name: "token-cache", value: "path", description: "The directory for fetched tokens." },
    defaultPath: "tokens",
  },
  backendUrl: {
    key: "StellaOps.BackendUrl",
    type: "url",
    description: "Base URL of the service that the role works with: the Task Runner or the Packs Registry.",
    label: "Backend URL",
    option: { name: "backend-url", value: "url", description: "Base URL of the Task Runner or the Packs Registry." },
    question: 2,
    aliases: ["STELLAOPS_BACKEND_URL"],
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>;

/** The name by which code refers to a profile key. */
export type FieldName = keyof typeof definitions;

/** A profile key with its definition. */
export interface Field extends FieldDefinition {
  readonly name: FieldName;
  /** The keys from the root. */
  readonly path: readonly string[];
}

/** Every field, in the order of the file; a mapping comes before what it holds. */
export const allFields: readonly Field[] = Object.entries<FieldDefinition>(definitions).map(([name, definition]) => ({
  ...definition,
  name: name as FieldName,
  path: definition.key.split("."),
}));

/** Every field by its name. */
export const fields = Object.fromEntries(allFields.map((field) => [field.name, field])) as Readonly<
  Record<FieldName, Field>
>;

/** The fields that hold a value; the others are mappings. */
export const valueFields: readonly Field[] = allFields.filter(({ type }) => type !== "mapping");

/** What identifies a key: .NET compares keys ordinally without regard to case, so no other letter is one of ASCII's. */
const identifyKey = (key: string): string => key.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** The fields of each mapping by their keys; those at the top are under undefined. */
const children = new Map<FieldName | undefined, Map<string, FieldName>>();
for (const { name, path } of allFields) {
  const parent = findField(path.slice(0, -1));
  const siblings = children.get(parent) ?? new Map<string, FieldName>();
  children.set(parent, siblings.set(identifyKey(path.at(-1) as string), name));
}

/** The field that a key of this mapping is, whatever its case; undefined for a key that the profile guide does not define. */
export function findChild(mapping: FieldName | undefined, key: string): FieldName | undefined {
  return children.get(mapping)?.get(identifyKey(key));
}

/** The field at a path of keys; undefined for one that the profile guide does not define, and for the root. */
export function findField(path: readonly string[]): FieldName | undefined {
  let field: FieldName | undefined;
  for (const key of path) {
    field = findChild(field, key);
    if (field === undefined) break;
  }
  return field;
}

/** The mapping that a field is in; undefined at the top. */
export function findParent({ path }: Field): FieldName | undefined {
  return findField(path.slice(0, -1));
}

/** The environment variables that carry a field's value. .NET reads `__` as one level of its configuration. */
export function listVariables({ aliases = [], path }: Field): readonly string[] {
  return [...aliases, path.join("__")];
}
