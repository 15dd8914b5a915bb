import { UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { dirname } from "../core/paths.ts";
import type { ProfileDocument } from "../profile/document.ts";
import { type FieldName, valueFields } from "../profile/fields.ts";
import { abbreviatePath, expandPath } from "../profile/home.ts";
import { parseDocument } from "../profile/parse-document.ts";
import { type Profile, toProfile } from "../profile/profile.ts";
import { getProfileFile } from "../profile/resolve-profile.ts";
import { isSameAuthority } from "../profile/url.ts";
import { type Choices, resolveKeyPath } from "./render-profile.ts";
import { rewriteYaml } from "./rewrite-yaml.ts";
import { separateEnvironments } from "./separate-environments.ts";
import type { Values } from "./values.ts";

/**
 * Makes a profile from another one, comments kept, with the chosen values set. A copy for another Authority or client
 * gets a secret file of its own, and for another Authority a token cache, unless they are chosen.
 * @throws {UsageError} when the secret is in the profile itself and would go to another Authority, or when the copy could
 * not be used.
 */
export function copyProfile(from: ProfileDocument, choices: Choices, io: Io): ProfileDocument {
  const { name, values } = choices;
  const source = toProfile(from, io);
  const settings = new Map([...derivePaths(from, source, choices, io), ...values]);
  const text = rewriteYaml(from.text, {
    value: (value) => value,
    comment: (comment) => comment,
    settings: [...settings].map(([field, value]) => ({ path: resolveKeyPath(from, field), value })),
  });
  const document = parseDocument({ name, file: getProfileFile(name, io) }, text);
  toProfile(document, io);
  return document;
}

/** The paths that differ from those of the original, as text. */
function derivePaths(from: ProfileDocument, source: Profile, { name, values, others = [] }: Choices, io: Io): Values {
  const paths = movePaths(from, getProfileFile(name, io), io);
  const authorityUrl = values.get("authorityUrl") ?? source.authorityUrl;
  const isElsewhere = !isSameAuthority(authorityUrl, source.authorityUrl);
  if (isElsewhere && source.secret.kind === "inline") {
    throw new UsageError(
      `profile "${source.name}" holds its secret itself, which a copy would send to ${authorityUrl}`,
      {
        hint: `name a ClientSecretFile in ${from.file} in its place`,
      },
    );
  }
  const isOther = isElsewhere || (values.get("clientId") ?? source.clientId) !== source.clientId;
  const file = paths.get("clientSecretFile");
  if (isOther && file !== undefined) {
    paths.set(
      "clientSecretFile",
      `${file.slice(0, Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1)}${name}.secret`,
    );
  }
  return isElsewhere ? separateEnvironments(paths, { name, authorityUrl }, [source, ...others], io) : paths;
}

/** The paths of a profile as they must be in another file: relative ones count from the file. */
function movePaths(from: ProfileDocument, to: string, io: Io): Map<FieldName, string> {
  const [before, after] = [from.file, to].map((file) => dirname(file, io.platform)) as [string, string];
  return new Map(valueFields.flatMap(({ name, type }) => {
    const text = type === "path" ? from.fields.get(name)?.text : undefined;
    if (text === undefined) return [];
    const path = expandPath(text, before, io);
    return [[name, path === expandPath(text, after, io) ? text : abbreviatePath(path, io)] as const];
  }));
}
