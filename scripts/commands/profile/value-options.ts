import { type OptionSpec, text } from "../../cli/options.ts";
import { packScopes } from "../../profile/scopes.ts";
import { settableFields, type Values } from "../../scaffold/values.ts";

/** The options that set values of a profile, by their names. */
export const valueOptions: Readonly<Record<string, OptionSpec<string | undefined>>> = Object.fromEntries(
  settableFields.map(({ option: { name, value, description }, type }) => [
    name,
    text(value, description, type === "scopes" ? { completes: packScopes } : {}),
  ]),
);

/** The values that options set. */
export function collectValues(options: Readonly<Record<string, unknown>>): Values {
  return new Map(settableFields.flatMap(({ option, name }) => {
    const value = options[option.name];
    return typeof value === "string" ? [[name, value] as const] : [];
  }));
}
