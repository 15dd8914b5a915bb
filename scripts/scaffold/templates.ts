import { NotFoundError, UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { findClosest } from "../core/suggest.ts";
import { basename, joinPath } from "../core/paths.ts";
import { expandPath, getStellaHome, type HomeIo } from "../profile/home.ts";
import { readText } from "../profile/read-profile.ts";
import { findNameProblem } from "../profile/resolve-profile.ts";
import { roles } from "../profile/roles.ts";
import { builtInTemplates } from "./templates.generated.ts";

/** What this module needs of the world. */
export type TemplateIo = HomeIo & Pick<Io, "files">;

/** What a profile of some role begins as. */
export interface Template {
  /** The role that it is for; a file named by hand is for the role that its file name says. */
  readonly role: string;
  /** Where it comes from: `built-in`, or the absolute path of its file. */
  readonly origin: string;
  readonly text: string;
}

const builtIn = "built-in";

/** Where a user's own templates are kept. */
export function getTemplatesDirectory(io: HomeIo): string {
  return joinPath(io.platform, getStellaHome(io), "templates");
}

/** Every role with its template: the built-in ones in their order, those of the user after or in place of them. */
export function listTemplates(io: TemplateIo): Template[] {
  const templates = new Map(roles.map(({ name }): [string, Template] => [name, getBuiltInTemplate(name)]));
  for (const file of listUserTemplateFiles(io)) {
    const template = readTemplate(file, io);
    templates.set(template.role, template);
  }
  return [...templates.values()];
}

/** The template for a role. @throws {UsageError} with the list of roles when there is none. */
export function findTemplate(role: string, io: TemplateIo): Template {
  const file = listUserTemplateFiles(io).find((candidate) => getTemplateRole(candidate, io) === role);
  if (file) return readTemplate(file, io);
  if (Object.hasOwn(builtInTemplates, role)) return getBuiltInTemplate(role);
  const names = listRoleNames(io);
  const near = findClosest(role, names);
  const allowed = near ? `did you mean "${near}"?` : `it is one of ${names.join(", ")}`;
  throw new UsageError(`unknown role "${role}". ${allowed}`, {
    hint: "stella-profile templates shows what each may do",
  });
}

/** The role that a profile's name ends in: `packs-approver` → approver. @throws {UsageError} when it ends in none. */
export function inferRole(name: string, io: TemplateIo): string {
  const last = name.split(/[._-]/).at(-1) ?? "";
  const names = listRoleNames(io);
  if (names.includes(last)) return last;
  throw new UsageError(`the name "${name}" does not end in a role, and no --role is given`, {
    hint: `add --role with one of ${names.join(", ")}`,
  });
}

/** A template in a file of the user's choice. @throws {NotFoundError} when there is no such file. */
export function readTemplateFile(path: string, io: TemplateIo): Template {
  const file = expandPath(path, io.cwd(), io);
  if (!io.files.stat(file)) throw new NotFoundError(`there is no template "${file}"`);
  return readTemplate(file, io);
}

/** The template of a built-in role. */
export function getBuiltInTemplate(role: string): Template {
  return { role, origin: builtIn, text: builtInTemplates[role] as string };
}

function readTemplate(file: string, io: TemplateIo): Template {
  const role = getTemplateRole(file, io);
  return { role, origin: file, text: readText({ name: role, file }, io) };
}

const getTemplateRole = (file: string, io: TemplateIo): string => basename(file, io.platform).replace(/\.ya?ml$/i, "");

function listRoleNames(io: TemplateIo): string[] {
  return [
    ...new Set([
      ...roles.map(({ name }) => name),
      ...listUserTemplateFiles(io).map((file) => getTemplateRole(file, io)),
    ]),
  ];
}

function listUserTemplateFiles(io: TemplateIo): string[] {
  const directory = getTemplatesDirectory(io);
  if (!io.files.stat(directory)) return [];
  return io.files.list(directory)
    .filter((name) => name.endsWith(".yaml") && !findNameProblem(name.slice(0, -".yaml".length)))
    .map((name) => joinPath(io.platform, directory, name));
}
