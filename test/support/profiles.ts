import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The values of a profile under test; what is left out is the operator's of the profile guide. */
export interface ProfileText {
  readonly authorityUrl?: string;
  readonly clientId?: string;
  readonly secretLine?: string;
  readonly scope?: string;
  readonly backendUrl?: string | undefined;
}

/** The text of a usable profile. */
export function profileText(profile: ProfileText = {}): string {
  const backendUrl = "backendUrl" in profile ? profile.backendUrl : "https://task-runner.example.com";
  return `StellaOps:
  Authority:
    Url: ${JSON.stringify(profile.authorityUrl ?? "https://authority.example.com")}
    ClientId: ${JSON.stringify(profile.clientId ?? "pack-operator")}
    ${profile.secretLine ?? "ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret"}
    Scope: ${JSON.stringify(profile.scope ?? "packs.read packs.run")}
    TokenCacheDirectory: ~/.stellaops/tokens
${backendUrl === undefined ? "" : `  BackendUrl: ${JSON.stringify(backendUrl)}\n`}`;
}

/** Writes a profile where its name is looked for. Returns the file. */
export function writeProfile(home: string, name: string, profile: ProfileText = {}): string {
  const file = join(home, ".stellaops", "profiles", `${name}.yaml`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, profileText(profile));
  return file;
}
