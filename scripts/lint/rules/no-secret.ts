import type { ProfileRule } from "../rule.ts";

export const noSecret = {
  about: "profile",
  id: "no-secret",
  description: "The profile has neither ClientSecretFile nor ClientSecret.",
  why: "In the client credentials grant the client must authenticate (RFC 6749 §4.4.2).",
  severity: "warning",
  messages: { none: 'the profile names no secret. add "ClientSecretFile"' },
  check({ document, unknownKeys }, report) {
    const authority = document.fields.get("authority");
    // The rule about unknown keys reports typos.
    const named = [...document.fields.keys(), ...unknownKeys.map(({ meant }) => meant?.name)];
    const hasSecret = named.includes("clientSecret") || named.includes("clientSecretFile");
    if (authority?.value?.kind === "mapping" && !hasSecret) report("none", authority.keySpan);
  },
} as const satisfies ProfileRule<"none">;
