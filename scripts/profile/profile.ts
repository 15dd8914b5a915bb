import { UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { dirname, joinPath } from "../core/paths.ts";
import { locate, type ProfileDocument } from "./document.ts";
import { type Field, type FieldName, fields, valueFields } from "./fields.ts";
import { expandPath, getStellaHome } from "./home.ts";
import { splitScope } from "./scopes.ts";

/** Where a client's secret comes from. */
export type SecretSource =
  | { readonly kind: "file"; /** Absolute. */ readonly path: string }
  | { readonly kind: "inline"; readonly value: string }
  | { readonly kind: "none" };

/** A usable profile's effective values: defaults filled in, paths absolute. */
export interface Profile {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** As written: an issuer is compared character by character (RFC 8414 §3.3). */
  readonly authorityUrl: string;
  readonly clientId: string;
  readonly secret: SecretSource;
  /** In the order of the file, each once. */
  readonly scopes: readonly string[];
  /** Absolute. */
  readonly tokenCacheDirectory: string;
  readonly backendUrl: string | undefined;
  /** Every effective value as text, by its field. Secrets are not among them. */
  readonly values: ReadonlyMap<FieldName, string>;
}

/**
 * The effective values of a profile. From then on, a secret in the profile itself cannot appear on standard error.
 * @throws {UsageError} when the profile cannot be used.
 */
export function toProfile(document: ProfileDocument, io: Io): Profile {
  const { name, file } = document;
  const secret = document.fields.get("clientSecret")?.text;
  if (secret !== undefined) io.redact(secret);
  requireUsable(document);
  const values = resolveValues(document, io);
  // The schema makes sure of the required ones.
  const requireValue = (field: FieldName): string => values.get(field) as string;
  return {
    name,
    file,
    authorityUrl: requireValue("authorityUrl"),
    clientId: requireValue("clientId"),
    secret: toSecretSource(secret, values.get("clientSecretFile")),
    scopes: splitScope(requireValue("scope")),
    tokenCacheDirectory: requireValue("tokenCacheDirectory"),
    backendUrl: values.get("backendUrl"),
    values,
  };
}

/** Where tokens are kept unless a profile says otherwise: `<home>/tokens`. */
export function getDefaultTokenCacheDirectory(io: Io): string {
  return getDefault(fields.tokenCacheDirectory, io) as string;
}

function requireUsable(document: ProfileDocument): void {
  const { name, file, problems: [problem] } = document;
  if (problem) {
    const { line, column } = locate(document, problem.span.start);
    throw new UsageError(`profile "${name}" cannot be used: ${problem.message} (${file}:${line}:${column})`, {
      hint: `stella-lint ${file} shows everything that is wrong with it`,
    });
  }
  if (document.fields.has("clientSecret") && document.fields.has("clientSecretFile")) {
    throw new UsageError(`profile "${name}" has both ClientSecret and ClientSecretFile (${file})`, {
      hint: "keep ClientSecretFile, remove ClientSecret",
    });
  }
}

function resolveValues(document: ProfileDocument, io: Io): Map<FieldName, string> {
  const directory = dirname(document.file, io.platform);
  const values = new Map<FieldName, string>();
  for (const field of valueFields) {
    if (field.type === "secret") continue;
    const text = document.fields.get(field.name)?.text;
    const value = text === undefined ? getDefault(field, io) : resolveValue(field, text, directory, io);
    if (value !== undefined) values.set(field.name, value);
  }
  return values;
}

function resolveValue({ type }: Field, text: string, directory: string, io: Io): string {
  if (type === "path") return expandPath(text, directory, io);
  return type === "scopes" ? splitScope(text).join(" ") : text;
}

function getDefault({ defaultPath }: Field, io: Io): string | undefined {
  return defaultPath === undefined ? undefined : joinPath(io.platform, getStellaHome(io), defaultPath);
}

function toSecretSource(value: string | undefined, path: string | undefined): SecretSource {
  if (path !== undefined) return { kind: "file", path };
  return value === undefined ? { kind: "none" } : { kind: "inline", value };
}
