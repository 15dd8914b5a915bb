import { findPrivacyProblem } from "../../../core/file-access.ts";
import type { Io } from "../../../core/io.ts";
import { listEffectiveValues } from "../../../profile/effective-values.ts";
import { getProfilesDirectory, getStellaHome } from "../../../profile/home.ts";
import { findOverrides } from "../../../profile/overrides.ts";
import type { ProfileDocument } from "../../../profile/document.ts";
import { readSecretFile } from "../../../profile/secret-file.ts";
import type { Profile } from "../../../profile/profile.ts";
import { type Check, guarded } from "./check.ts";
import { lintProfile, rulesOnNamedFiles } from "../lint-profile.ts";

/** The checks of a usable profile, in order. */
export const localIds = ["environment", "secret", "token-cache"] as const;

/** Checks any profile, usable or not. */
export function profileChecks(document: ProfileDocument, io: Io): Check[] {
  return [
    guarded("profile", () => profileCheck(document, io)),
    guarded("directories", () => directoryCheck(io)),
  ];
}

/** Checks a usable profile without the network. */
export function localChecks(document: ProfileDocument, profile: Profile, io: Io): Check[] {
  return [
    environmentCheck(document, io),
    secretCheck(profile, io),
    guarded("token-cache", () => cacheCheck(profile, io)),
  ];
}

function profileCheck(document: ProfileDocument, io: Io): Check {
  const { name, file } = document;
  // Other checks report on the secret and the cache.
  const all = lintProfile(document, ["inline-secret", "no-secret", ...rulesOnNamedFiles], io);
  const findings = all.filter(({ severity }) => severity !== "info");
  const worst = findings.find(({ severity }) => severity === "error") ?? findings[0];
  if (!worst) return { id: "profile", status: "ok", message: file };
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : "";
  return {
    id: "profile",
    status: worst.severity === "error" ? "failed" : "warning",
    message: `line ${worst.line}: ${worst.message}${more}`,
    hint: `run stella-lint ${name}`,
  };
}

/** A user who can write to these directories can change every profile. */
function directoryCheck(io: Io): Check {
  const directories = [getStellaHome(io), getProfilesDirectory(io)];
  const open = directories.find((path) => ((io.files.stat(path)?.mode ?? 0) & 0o022) !== 0);
  if (open === undefined) return { id: "directories", status: "ok", message: "nobody else can change the profiles" };
  return {
    id: "directories",
    status: "warning",
    message: `other users can change what is in "${open}"`,
    hint: `chmod 700 ${open}`,
  };
}

function environmentCheck(document: ProfileDocument, io: Io): Check {
  const variables = findOverrides(document, listEffectiveValues(document, io), io).map(({ variable }) => variable);
  if (variables.length === 0) {
    return { id: "environment", status: "ok", message: "no variable contradicts the profile" };
  }
  return {
    id: "environment",
    status: "warning",
    message: `the stella CLI would use ${variables.join(", ")}, which the profile contradicts`,
    hint: `eval "$(stella-env ${document.name})" sets them as the profile says`,
  };
}

function secretCheck({ name, secret }: Profile, io: Io): Check {
  const id = "secret";
  if (secret.kind === "none") {
    return { id, status: "failed", message: "the profile names no secret", hint: "add ClientSecretFile to it" };
  }
  if (secret.kind === "inline") {
    return {
      id,
      status: "warning",
      message: "the secret is in the profile itself, which is for development only",
      hint: `name a ClientSecretFile in it, and run stella-profile secret set ${name}`,
    };
  }
  const { problems: [problem] } = readSecretFile(secret.path, io);
  if (!problem) return { id, status: "ok", message: secret.path };
  const stored = problem.kind === "missing" || problem.kind === "content";
  const hint = stored ? `run stella-profile secret set ${name}` : problem.hint;
  return { id, status: "failed", message: `"${secret.path}": ${problem.message}`, hint };
}

function cacheCheck({ tokenCacheDirectory: path }: Profile, io: Io): Check {
  const id = "token-cache";
  const info = io.files.lstat(path);
  if (!info) return { id, status: "ok", message: `${path} (made when the first token is fetched)` };
  const problem = findPrivacyProblem(info, "directory", io);
  if (!problem) return { id, status: "ok", message: path };
  const message = `"${path}" ${problem.message}`;
  return problem.kind === "mode"
    ? { id, status: "warning", message, hint: `chmod 700 ${path}` }
    : { id, status: "failed", message, hint: "move it away, or name another TokenCacheDirectory" };
}
