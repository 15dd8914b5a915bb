import type { ProfileRule } from "../rule.ts";

export const inlineSecret = {
  about: "profile",
  id: "inline-secret",
  description: "The client secret is in the profile itself.",
  why: "Profiles are shared, copied and committed, and the secret goes with them. The profile guide allows it for " +
    "development only.",
  severity: "warning",
  messages: {
    inline:
      'the client secret is in the profile. move it to a file with mode 0600 and name that file in "ClientSecretFile"',
  },
  check({ document }, report) {
    const entry = document.fields.get("clientSecret");
    if (entry?.text?.trim()) report("inline", entry.keySpan);
  },
} as const satisfies ProfileRule<"inline">;
