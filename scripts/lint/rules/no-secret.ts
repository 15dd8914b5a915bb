import type { ProfileRule } from "../rule.ts";

export const noSecret = {
  about: "profile",
  id: "no-secret",
  description: "The profile has neither ClientSecretFile nor ClientSecret.",
  why: "In the client credentials grant the client must authenticate (RFC 6749 §4.4.2).",
  severity: "warning",
  messages: { none: 'the profile names no secret. add "ClientSecretFile"' },
  check({ document, unknownKeys }, report) {
    const authority = document.known.get("StellaOps.Authority");
    // The rule about unknown keys reports typos.
    const keys = [...document.known.keys(), ...unknownKeys.map(({ meant }) => meant)];
    const hasSecret = keys.some((key) => key?.startsWith("StellaOps.Authority.ClientSecret"));
    if (authority?.value?.kind === "mapping" && !hasSecret) report("none", authority.keySpan);
  },
} as const satisfies ProfileRule<"none">;
