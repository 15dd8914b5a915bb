import type { ProfileRule } from "../rule.ts";

/** A client without a secret. */
export const noSecret: ProfileRule<"none"> = {
  about: "profile",
  id: "no-secret",
  description: "The profile has neither ClientSecretFile nor ClientSecret.",
  why: "The client credentials grant needs the client to authenticate (RFC 6749 §4.4.2).",
  severity: "warning",
  messages: { none: 'no secret is named. add "ClientSecretFile"' },
  check({ profile }, report) {
    const authority = profile.known.get("StellaOps.Authority");
    const has = profile.known.has("StellaOps.Authority.ClientSecret") ||
      profile.known.has("StellaOps.Authority.ClientSecretFile");
    if (authority && !has) report("none", authority.keySpan);
  },
};
