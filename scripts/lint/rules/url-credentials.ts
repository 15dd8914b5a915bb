import type { ProfileRule } from "../rule.ts";

export const urlCredentials = {
  about: "profile",
  id: "url-credentials",
  description: "A URL contains a user name or a password.",
  why: "URLs end up in logs, in error messages and in the environment of child processes (RFC 3986 §7.5 deprecates " +
    "passwords in URLs), and the issuer would no longer match the Authority's own.",
  severity: "error",
  messages: { credentials: '"{{key}}" contains a user name or a password. remove it' },
  check({ urls }, report) {
    for (const { key, entry, url } of urls) {
      if (url?.username || url?.password) report("credentials", entry.valueSpan, { data: { key } });
    }
  },
} as const satisfies ProfileRule<"credentials">;
