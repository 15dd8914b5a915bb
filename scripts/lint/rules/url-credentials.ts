import type { ProfileRule } from "../rule.ts";
import { urlsOf } from "../urls.ts";

/** A user name or password in a URL. */
export const urlCredentials: ProfileRule<"credentials"> = {
  about: "profile",
  id: "url-credentials",
  description: "A URL has a user name or a password in it.",
  why: "URLs end up in logs, in error messages and in the environment of child processes (RFC 3986 §7.5 deprecates " +
    "passwords in URLs), and the issuer would no longer equal what the Authority says.",
  severity: "error",
  messages: { credentials: '"{{key}}" has a user name or a password in it. remove it' },
  check({ document }, report) {
    for (const { key, entry, url } of urlsOf(document)) {
      if (url?.username || url?.password) report("credentials", entry.valueSpan, { data: { key } });
    }
  },
};
