import { NotFoundError, UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { describeChoices, findClosest } from "../core/suggest.ts";
import { expandPath, getStellaHome } from "../profile/home.ts";
import { readText } from "../profile/read-profile.ts";
import { findNameProblem, getNameFromFile } from "../profile/resolve-profile.ts";
import { getRolePart, roles } from "../profile/scopes.ts";
import { builtInTemplates } from "./templates.generated.ts";

/** The text that a profile of some role is made from. */
export interface Template {
  /** Its role. A file that `--template` names is for the role in its file name. */
  readonly role: string;
  /** Where it comes from: {@linkcode builtIn}, or the absolute path of its file. */
  readonly origin: string;
  readonly text: string;
}

/** The origin of the templates that ship with the program. */
export const builtIn = "built-in";

/** Where users keep their own templates. */
export function getTemplatesDirectory(io: Io): string {
  return joinPath(io.platform, getStellaHome(io), "templates");
}

/** Every role with its template: the built-in ones in their order, and the user's own in place of them or after them. */
export function listTemplates(io: Io): Template[] {
  const templates = new Map(roles.map(({ name }): [string, Template] => [name, getBuiltInTemplate(name)]));
  for (const file of listUserTemplateFiles(io)) {
    const template = readTemplate(file, io);
    templates.set(template.role, template);
  }
  return [...templates.values()];
}

/** Finds the template of a role. @throws {UsageError} with the list of roles when there is none. */
export function findTemplate(role: string, io: Io): Template {
  const file = listUserTemplateFiles(io).find((candidate) => getNameFromFile(candidate, io.platform) === role);
  if (file) return readTemplate(file, io);
  if (Object.hasOwn(builtInTemplates, role)) return getBuiltInTemplate(role);
  throw new UsageError(`unknown role "${role}". ${describeChoices(role, listRoleNames(io))}`, {
    hint: "stella-profile templates shows what each may do",
  });
}

/** The role that a profile's name ends in: `packs-approver` → approver. @throws {UsageError} when it ends in none. */
export function inferRole(name: string, io: Io): string {
  const part = getRolePart(name);
  const names = listRoleNames(io);
  if (names.includes(part)) return part;
  const near = findClosest(part, names);
  if (near !== undefined) {
    const guess = name.slice(0, name.length - part.length) + near;
    throw new UsageError(`the name "${name}" does not end in a role. did you mean "${guess}"?`, {
      hint: `run stella-profile init ${guess}, or add --role`,
    });
  }
  throw new UsageError(`the name "${name}" does not end in a role, and no --role is given`, {
    hint: `add --role with one of ${names.join(", ")}`,
  });
}

/** Reads a template from a file of the user's choice. @throws {NotFoundError} when there is no such file. */
export function readTemplateFile(path: string, io: Io): Template {
  const file = expandPath(path, io.cwd(), io);
  if (!io.files.stat(file)) throw new NotFoundError(`there is no template "${file}"`);
  return readTemplate(file, io);
}

/** The template of a built-in role. */
export function getBuiltInTemplate(role: string): Template {
  return { role, origin: builtIn, text: builtInTemplates[role] as string };
}

function readTemplate(file: string, io: Io): Template {
  const role = getNameFromFile(file, io.platform);
  return { role, origin: file, text: readText({ name: role, file }, io) };
}

function listRoleNames(io: Io): string[] {
  const own = listUserTemplateFiles(io).map((file) => getNameFromFile(file, io.platform));
  return [...new Set([...roles.map(({ name }) => name), ...own])];
}

function listUserTemplateFiles(io: Io): string[] {
  const directory = getTemplatesDirectory(io);
  if (!io.files.stat(directory)) return [];
  return io.files.list(directory)
    .filter((name) => name.endsWith(".yaml") && !findNameProblem(getNameFromFile(name, io.platform)))
    .map((name) => joinPath(io.platform, directory, name));
}
