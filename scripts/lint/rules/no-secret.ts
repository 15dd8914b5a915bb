import { unknownKeysOf } from "../unknown-keys.ts";
import type { ProfileRule } from "../rule.ts";

/** A client without a secret. */
export const noSecret: ProfileRule<"none"> = {
  about: "profile",
  id: "no-secret",
  description: "The profile has neither ClientSecretFile nor ClientSecret.",
  why: "The client credentials grant needs the client to authenticate (RFC 6749 §4.4.2).",
  severity: "warning",
  messages: { none: 'no secret is named. add "ClientSecretFile"' },
  check({ document }, report) {
    const authority = document.fields.get("authority");
    // A slip of the pen is told once, by the rule about unknown keys.
    const named = [...document.fields.keys(), ...unknownKeysOf(document).map(({ meant }) => meant?.name)];
    const has = named.includes("clientSecret") || named.includes("clientSecretFile");
    if (authority?.value?.kind === "mapping" && !has) report("none", authority.keySpan);
  },
};
