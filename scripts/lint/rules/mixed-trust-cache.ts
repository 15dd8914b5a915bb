import { redactUrl } from "../../profile/url.ts";
import type { ProfileRule } from "../rule.ts";

/** More Authorities than this are counted in the message, not named. */
const maxNamed = 3;

export const mixedTrustCache = {
  about: "profile",
  id: "mixed-trust-cache",
  description:
    "Profiles of several Authorities share a token cache outside the home directory, or http and https Authorities share " +
    "one anywhere.",
  why:
    "The cache keeps the tokens of each Authority and client apart, so the profile guide's single cache in your own home " +
    "is fine. Trust differs where other users or services may use the directory, or where an Authority for development, " +
    "over http, shares it with a real one: a user of one Authority's tokens can then use the other's, and clearing the " +
    "cache clears both. Reported once for each cache.",
  severity: "warning",
  messages: {
    outside:
      "the token cache is outside the home directory, and {{profiles}} profiles of {{authorities}} Authorities use " +
      "it: {{names}}. give each Authority a directory of its own",
    http:
      "the token cache is used by {{profiles}} profiles of {{authorities}} Authorities, over both http and https: " +
      "{{names}}. give the http Authorities a directory of their own",
  },
  check({ file, document, disk: { tokenCache }, findConflict }, report) {
    const entry = document.fields.get("tokenCacheDirectory");
    const conflict = findConflict("tokenCache");
    if (!entry || conflict?.first !== file) return;
    const authorities = conflict.ownKeys;
    const named = authorities.slice(0, maxNamed).map((url) => `"${redactUrl(url)}"`);
    const more = authorities.length - named.length;
    const data = {
      profiles: conflict.fileCount,
      authorities: authorities.length,
      names: more > 0 ? `${named.join(", ")} and ${more} more` : named.join(" and "),
    };
    const schemes = new Set(authorities.map((url) => new URL(url).protocol));
    if (schemes.size > 1) report("http", entry.valueSpan, { data });
    else if (!tokenCache?.inHome) report("outside", entry.valueSpan, { data });
  },
} as const satisfies ProfileRule<"outside" | "http">;
