import { RefusedError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import type { Profile } from "../profile/profile.ts";
import { requireTrustedProfile } from "../profile/profile-trust.ts";
import { readSecretFile } from "../profile/secret-file.ts";
import { suggestRemedy } from "../profile/secret-problem.ts";

/**
 * Reads the client's secret from where the profile keeps it. From then on standard error does not show it.
 * @throws {RefusedError} when the profile names none, when it is not safe to use, or when another user can change the profile.
 */
export function readClientSecret(profile: Profile, io: Io): string {
  const { name, clientId, secret } = profile;
  requireTrustedProfile(profile, io);
  if (secret.kind === "none") {
    throw new RefusedError(`profile "${name}" names no secret for client "${clientId}"`, {
      hint: `add ClientSecretFile to it, and run stella-profile secret set ${name}`,
    });
  }
  const value = secret.kind === "inline" ? secret.value : requireSecret(name, secret.path, io);
  io.redact(value);
  return value;
}

/** The client's secret as {@linkcode readClientSecret} reads it; undefined when it cannot be used. */
export function findClientSecret(profile: Profile, io: Io): string | undefined {
  try {
    return readClientSecret(profile, io);
  } catch (error) {
    if (error instanceof RefusedError) return undefined;
    throw error;
  }
}

function requireSecret(name: string, path: string, io: Io): string {
  const { problems: [problem], value } = readSecretFile(path, io);
  if (value !== undefined) return value;
  throw new RefusedError(`the secret of profile "${name}" cannot be used: "${path}": ${problem?.message}`, {
    ...(problem && { hint: suggestRemedy(problem, name) }),
  });
}
