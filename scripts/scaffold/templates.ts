import { NotFoundError, UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { closest } from "../core/suggest.ts";
import { baseOf, joinPath } from "../core/paths.ts";
import { expandPath, type HomeIo, stellaHome } from "../profile/home.ts";
import { readText } from "../profile/read-profile.ts";
import { nameProblem } from "../profile/resolve-profile.ts";
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
export function templatesDirectory(io: HomeIo): string {
  return joinPath(io.platform, stellaHome(io), "templates");
}

/** Every role with its template: the built-in ones in their order, those of the user after or in place of them. */
export function listTemplates(io: TemplateIo): Template[] {
  const templates = new Map(roles.map(({ name }): [string, Template] => [name, builtInTemplate(name)]));
  for (const file of userTemplateFiles(io)) {
    const template = readTemplate(file, io);
    templates.set(template.role, template);
  }
  return [...templates.values()];
}

/** The template for a role. @throws {UsageError} with the list of roles when there is none. */
export function templateFor(role: string, io: TemplateIo): Template {
  const file = userTemplateFiles(io).find((candidate) => roleOfFile(candidate, io) === role);
  if (file) return readTemplate(file, io);
  if (Object.hasOwn(builtInTemplates, role)) return builtInTemplate(role);
  const names = roleNames(io);
  const near = closest(role, names);
  const allowed = near ? `did you mean "${near}"?` : `it is one of ${names.join(", ")}`;
  throw new UsageError(`unknown role "${role}". ${allowed}`, {
    hint: "stella-profile templates shows what each may do",
  });
}

/** The role that a profile's name ends in: `packs-approver` → approver. @throws {UsageError} when it ends in none. */
export function roleOfProfileName(name: string, io: TemplateIo): string {
  const last = name.split(/[._-]/).at(-1) ?? "";
  const names = roleNames(io);
  if (names.includes(last)) return last;
  throw new UsageError(`the name "${name}" does not end in a role, and no --role is given`, {
    hint: `add --role with one of ${names.join(", ")}`,
  });
}

/** A template in a file of the user's choice. @throws {NotFoundError} when there is no such file. */
export function templateInFile(path: string, io: TemplateIo): Template {
  const file = expandPath(path, io.cwd(), io);
  if (!io.files.target(file)) throw new NotFoundError(`there is no template "${file}"`);
  return readTemplate(file, io);
}

/** The template of a built-in role. */
export function builtInTemplate(role: string): Template {
  return { role, origin: builtIn, text: builtInTemplates[role] as string };
}

function readTemplate(file: string, io: TemplateIo): Template {
  const role = roleOfFile(file, io);
  return { role, origin: file, text: readText({ name: role, file }, io) };
}

const roleOfFile = (file: string, io: TemplateIo): string => baseOf(file, io.platform).replace(/\.ya?ml$/i, "");

function roleNames(io: TemplateIo): string[] {
  return [...new Set([...roles.map(({ name }) => name), ...userTemplateFiles(io).map((file) => roleOfFile(file, io))])];
}

function userTemplateFiles(io: TemplateIo): string[] {
  const directory = templatesDirectory(io);
  if (!io.files.target(directory)) return [];
  return io.files.list(directory)
    .filter((name) => name.endsWith(".yaml") && !nameProblem(name.slice(0, -".yaml".length)))
    .map((name) => joinPath(io.platform, directory, name));
}
