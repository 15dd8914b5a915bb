import type { Prompts } from "../core/io.ts";
import { sanitize } from "../core/sanitize.ts";
import type { FieldName } from "../profile/fields.ts";
import { isPlaceholderUrl } from "../profile/url.ts";
import { findSecretProblem } from "../profile/secret-store.ts";
import { getTemplateValue } from "./render-profile.ts";
import type { Template } from "./templates.ts";
import { settableFields, type Values } from "./values.ts";

/** The fields that are asked for unless an option sets them, in the order of the questions. */
const askedFields = settableFields
  .filter(({ question }) => question !== undefined)
  .sort((a, b) => (a.question ?? 0) - (b.question ?? 0));

/** What is known before the first question. */
export interface Known {
  /** The values that options set. */
  readonly chosen: Values;
  /** The values of the previous profile. */
  readonly before: Values;
  /** Why a field cannot have a value; undefined when it can. */
  check(field: FieldName, value: string): string | undefined;
}

/**
 * Asks for the values of a profile that no option sets. An empty answer means the value of the template, and for the
 * Authority URL the previous answer, since one Authority usually serves all profiles. A required one is never a
 * placeholder: the secret would go to whoever answers at that address.
 */
export async function promptValues(
  template: Template,
  name: string,
  { chosen, before, check }: Known,
  prompts: Prompts,
): Promise<Values> {
  const values = new Map(chosen);
  for (const { name: field, label, required = false } of askedFields) {
    if (values.has(field)) continue;
    const own = getTemplateValue(template, field);
    const known = field === "authorityUrl" ? before.get(field) ?? own : own;
    const isExample = (value: string): boolean => required && isPlaceholderUrl(value);
    const defaultValue = known !== undefined && isExample(known) ? undefined : known;
    const answer = await prompts.text({
      message: `${label} of ${name}`,
      ...(defaultValue !== undefined && { defaultValue }),
      validate(typed) {
        if (typed === "" && defaultValue === undefined) return `there is no default: type the ${label} that you use`;
        if (isExample(typed)) return `"${typed}" is only an example: type the ${label} that you use`;
        return typed === own ? undefined : check(field, typed);
      },
    });
    if (answer !== own) values.set(field, answer);
  }
  return values;
}

/** Asks for a secret, hidden; undefined when the user wants to store it later. */
export async function promptSecret(message: string, prompts: Required<Prompts>): Promise<string | undefined> {
  const validate = (typed: string): string | undefined => typed === "" ? undefined : findSecretProblem(typed);
  return await prompts.secret({ message: sanitize(message), validate }) || undefined;
}
