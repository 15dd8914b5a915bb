import { isSecureUrl, redactUrl } from "../../profile/url.ts";
import type { ProfileRule } from "../rule.ts";

export const insecureUrl = {
  about: "profile",
  id: "insecure-url",
  description: "A URL uses http, and its host is not this machine.",
  why:
    "The client secret and the token cross the network in clear text (RFC 6749 §3.2 requires TLS). Loopback hosts are " +
    "fine, for development: localhost, 127.0.0.0/8 and ::1. Names below localhost are none, since resolvers ask the " +
    "network for them, nor is localhost. with a dot at the end.",
  severity: "error",
  messages: { http: '"{{key}}" is not encrypted: "{{url}}". use https' },
  check({ urls }, report) {
    for (const { key, entry, text, url } of urls) {
      if (!url || isSecureUrl(url)) continue;
      report("http", entry.valueSpan, { data: { key, url: redactUrl(text) } });
    }
  },
} as const satisfies ProfileRule<"http">;
