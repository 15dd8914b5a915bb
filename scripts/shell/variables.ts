import type { Io } from "../core/io.ts";
import type { HomeIo } from "../profile/home.ts";
import { isNamed } from "../profile/resolve-profile.ts";
import type { Profile } from "../profile/profile.ts";

/** One environment variable. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** What a program finds the loaded profile by. */
export const profileVariable = "STELLA_PROFILE";

/** Every other name that loading a profile may set, with where its value comes from. .NET reads `__` as a level. */
const settingVariables: Readonly<Record<string, (profile: Profile) => string | undefined>> = {
  STELLAOPS_BACKEND_URL: (profile) => profile.backendUrl,
  StellaOps__BackendUrl: (profile) => profile.backendUrl,
  StellaOps__Authority__Url: (profile) => profile.authorityUrl,
  StellaOps__Authority__ClientId: (profile) => profile.clientId,
  StellaOps__Authority__ClientSecretFile: ({ secret }) => secret.kind === "file" ? secret.path : undefined,
  StellaOps__Authority__Scope: (profile) => profile.scopes.join(" "),
  StellaOps__Authority__TokenCacheDirectory: (profile) => profile.tokenCacheDirectory,
};

/**
 * Every name that a loaded profile may own. Loading another one clears them first: a token or an inline secret that
 * stayed behind would act in the new profile's name.
 */
export const managedNames: readonly string[] = [
  profileVariable,
  ...Object.keys(settingVariables),
  "StellaOps__Authority__ClientSecret",
  "STELLA_TOKEN",
  "STELLA_TOKEN_EXPIRES_AT",
];

/** The variable that makes a profile the default of every `stella` command. */
export function selectProfile(profile: Profile, io: HomeIo): Variable {
  return { name: profileVariable, value: isNamed(profile, io) ? profile.name : profile.file };
}

/** A profile as variables. A secret is never among them: programs read it from its file. */
export function exportVariables(profile: Profile, io: HomeIo): Variable[] {
  const variables = [selectProfile(profile, io)];
  for (const [name, valueOf] of Object.entries(settingVariables)) {
    const value = valueOf(profile);
    if (value !== undefined) variables.push({ name, value });
  }
  return variables;
}

/** A token as variables. Its end is in ISO 8601, UTC. */
export function tokenVariables(token: { readonly accessToken: string; readonly expiresAtMs: number }): Variable[] {
  return [
    { name: "STELLA_TOKEN", value: token.accessToken },
    { name: "STELLA_TOKEN_EXPIRES_AT", value: new Date(token.expiresAtMs).toISOString() },
  ];
}

/** An environment without what a loaded profile may have left in it. */
export function withoutManaged(environment: Record<string, string>, io: Pick<Io, "platform">): Record<string, string> {
  const fold = (name: string): string => io.platform === "windows" ? name.toLowerCase() : name;
  const managed = new Set(managedNames.map(fold));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !managed.has(fold(name))));
}
