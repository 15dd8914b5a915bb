import type { Context } from "../core/context.ts";
import { withDeadline } from "../core/deadline.ts";
import { TransientError } from "../core/errors.ts";
import type { Profile } from "../profile/profile.ts";
import type { AcquireOptions } from "./acquire-token.ts";
import { readClientSecret } from "./client-secret.ts";
import { requireOwnAuthority } from "./secret-binding.ts";
import { toTokenRequest } from "./token-request.ts";

/**
 * Asks the Authority to revoke a profile's token. Returns false when it does not offer that: the token is then good
 * until it expires.
 * @throws {CliError} when the secret cannot be used, or when the Authority refuses or cannot be reached.
 */
export async function revokeToken(
  profile: Profile,
  accessToken: string,
  { timeoutMs, clientAuth }: Pick<AcquireOptions, "timeoutMs" | "clientAuth">,
  context: Context,
): Promise<boolean> {
  const { io } = context;
  const secret = readClientSecret(profile, io);
  requireOwnAuthority(profile, secret, io);
  const credentials = { secret, clientAuth };
  const { createAuthorityClient } = await import("./oauth/authority-client.ts");
  const late = (): Error => new TransientError("the Authority has not answered in time", { hint: "try again" });
  return await withDeadline(
    timeoutMs,
    io.interrupted(),
    late,
    io,
    (deadline) => createAuthorityClient(toTokenRequest(profile), credentials, deadline, context).revoke(accessToken),
  );
}
