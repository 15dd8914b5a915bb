import type { Prompts } from "../core/io.ts";
import type { KnownKey } from "../profile/fields.ts";
import { getTemplateValue } from "./render-profile.ts";
import { secretProblem } from "../profile/secret-store.ts";
import type { Template } from "./templates.ts";
import { choices, type Values } from "./values.ts";

/** What is asked for, in this order, when it is not chosen already. */
const asked: readonly KnownKey[] = [
  "StellaOps.Authority.Url",
  "StellaOps.BackendUrl",
  "StellaOps.Authority.ClientId",
];

/** What is known before anything is asked. */
export interface Known {
  readonly chosen: Values;
  /** What the profile before this one was given. */
  readonly before: Values;
  /** Why a value cannot be that of a key; undefined when it can. */
  check(key: KnownKey, value: string): string | undefined;
}

/**
 * Asks for the values of a profile that are not chosen yet. Nothing typed means what was said for the profile before
 * it (one Authority usually serves them all), else what the template says.
 */
export async function promptValues(
  template: Template,
  name: string,
  { chosen, before, check }: Known,
  prompts: Prompts,
): Promise<Values> {
  const values = new Map(chosen);
  for (const key of asked) {
    if (values.has(key)) continue;
    const own = getTemplateValue(template, key);
    const preset = key === "StellaOps.Authority.Url" ? before.get(key) ?? own : own;
    const answer = await prompts.text({
      message: `${getLabel(key)} of ${name}`,
      ...(preset !== undefined && { defaultValue: preset }),
      validate: (typed) => typed === own ? undefined : check(key, typed),
    });
    if (answer !== own) values.set(key, answer);
  }
  return values;
}

/** Asks for a secret, unseen; undefined when it is to be stored later. */
export async function promptSecret(message: string, prompts: Required<Prompts>): Promise<string | undefined> {
  const check = (typed: string): string | undefined => typed === "" ? undefined : secretProblem(typed);
  return await prompts.secret({ message, validate: check }) || undefined;
}

function getLabel(wanted: KnownKey): string {
  return choices.find(({ key }) => key === wanted)?.label ?? wanted;
}
