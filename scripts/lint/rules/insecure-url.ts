import type { ProfileRule } from "../rule.ts";
import { isSecureUrl, redactUrl } from "../../profile/url.ts";
import { urlsOf } from "../urls.ts";

/** http over a network. */
export const insecureUrl: ProfileRule<"http"> = {
  about: "profile",
  id: "insecure-url",
  description: "A URL is http and its host is not this machine.",
  why:
    "The client secret and the token cross the network in clear text (RFC 6749 §3.2 requires TLS). Loopback hosts are " +
    "fine, for development.",
  severity: "error",
  messages: { http: '"{{key}}" is not encrypted: "{{url}}". use https' },
  check({ document }, report) {
    for (const { key, entry, text, url } of urlsOf(document)) {
      if (!url || isSecureUrl(url)) continue;
      report("http", entry.valueSpan, { data: { key, url: redactUrl(text) } });
    }
  },
};
