import type { Io } from "../core/io.ts";
import { listVariables, valueFields } from "../profile/fields.ts";
import type { Profile } from "../profile/profile.ts";
import { isNamed, profileVariable } from "../profile/resolve-profile.ts";

/** One environment variable. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/**
 * Every name that a loaded profile may own. Loading another one clears them first: a token or an inline secret left
 * behind would act in the new profile's name.
 */
export const managedNames: readonly string[] = [
  profileVariable,
  ...valueFields.flatMap(listVariables),
  "STELLA_TOKEN",
  "STELLA_TOKEN_EXPIRES_AT",
];

/** The variable that makes a profile the default of every `stella` command. */
export function selectProfile(profile: Profile, io: Io): Variable {
  return { name: profileVariable, value: isNamed(profile, io) ? profile.name : profile.file };
}

/** A profile as variables. A secret is never among them: programs read it from its file. */
export function exportVariables(profile: Profile, io: Io): Variable[] {
  const variables = [selectProfile(profile, io)];
  for (const field of valueFields) {
    const value = profile.values.get(field.name);
    if (value === undefined) continue;
    for (const name of listVariables(field)) variables.push({ name, value });
  }
  return variables;
}

/** A token as variables. Its expiry is in ISO 8601, UTC. */
export function tokenVariables(token: { readonly accessToken: string; readonly expiresAtMs: number }): Variable[] {
  return [
    { name: "STELLA_TOKEN", value: token.accessToken },
    { name: "STELLA_TOKEN_EXPIRES_AT", value: new Date(token.expiresAtMs).toISOString() },
  ];
}

/** An environment without the variables that a loaded profile may have set. */
export function withoutManaged(environment: Record<string, string>, io: Io): Record<string, string> {
  const fold = (name: string): string => io.platform === "windows" ? name.toLowerCase() : name;
  const managed = new Set(managedNames.map(fold));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !managed.has(fold(name))));
}
