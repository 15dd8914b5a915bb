import { findDirectoryProblem } from "../../../auth/cache-directory.ts";
import { findPrivacyProblem } from "../../../core/file-access.ts";
import type { Io } from "../../../core/io.ts";
import { findInsecurePart } from "../../../core/secure-path.ts";
import { listEffectiveValues } from "../../../profile/effective-values.ts";
import { findOverrides } from "../../../profile/overrides.ts";
import type { ProfileDocument } from "../../../profile/document.ts";
import { ownCopy } from "../../../profile/profile-trust.ts";
import { readSecretFile } from "../../../profile/secret-file.ts";
import { suggestRemedy } from "../../../profile/secret-problem.ts";
import { clauseTexts } from "../../../profile/secret-privacy.ts";
import type { Profile } from "../../../profile/profile.ts";
import { type Check, guarded } from "./check.ts";
import { lintProfile, rulesOnNamedFiles } from "../lint-profile.ts";

/** The checks of a usable profile, in order. */
export const localIds = ["environment", "secret", "token-cache"] as const;

/** Checks any profile, usable or not. */
export function profileChecks(document: ProfileDocument, io: Io): Check[] {
  return [
    guarded("profile", () => profileCheck(document, io)),
    guarded("directories", () => directoryCheck(document, io)),
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

/** Whoever can change or replace a profile decides where its secret goes. */
function directoryCheck({ file }: ProfileDocument, io: Io): Check {
  const id = "directories";
  const part = findInsecurePart(file, io);
  if (!part) return { id, status: "ok", message: "nobody else can change the profile" };
  return {
    id,
    status: "failed",
    message: `another user can change the profile: "${part.path}" ${part.message}`,
    hint: part.command ?? ownCopy,
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
  const { problems: [problem], clause } = readSecretFile(secret.path, io);
  if (!problem) return { id, status: "ok", message: `${secret.path}${clause ? ` (${clauseTexts[clause]})` : ""}` };
  return { id, status: "failed", message: `"${secret.path}": ${problem.message}`, hint: suggestRemedy(problem, name) };
}

function cacheCheck({ tokenCacheDirectory: path }: Profile, io: Io): Check {
  const id = "token-cache";
  const problem = findDirectoryProblem(path, io);
  if (problem) return { id, status: "failed", ...problem };
  const info = io.files.lstat(path);
  if (!info) return { id, status: "ok", message: `${path} (made when the first token is fetched)` };
  const open = findPrivacyProblem(info, "directory", io);
  if (!open) return { id, status: "ok", message: path };
  return { id, status: "warning", message: `"${path}" ${open.message}`, hint: `chmod 700 ${path}` };
}
