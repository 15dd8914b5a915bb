import type { ProfileRule } from "../rule.ts";

/** The secret in the profile itself. */
export const inlineSecret: ProfileRule<"inline"> = {
  about: "profile",
  id: "inline-secret",
  description: "The client secret stands in the profile itself.",
  why:
    "Profiles are shared, copied and committed; a secret in one goes along. The profile guide allows it for development only.",
  severity: "warning",
  messages: {
    inline:
      'the client secret stands in the profile. move it to a file of mode 0600 and name that in "ClientSecretFile"',
  },
  check({ document }, report) {
    const entry = document.fields.get("clientSecret");
    if (entry?.text?.trim()) report("inline", entry.keySpan);
  },
};
