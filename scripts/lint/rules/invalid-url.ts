import { redactUrl } from "../../profile/url.ts";
import type { ProfileRule } from "../rule.ts";

export const invalidUrl = {
  about: "profile",
  id: "invalid-url",
  description: "A URL cannot be parsed, or is neither https nor http.",
  why: "The Authority's URL is the issuer, which the discovery document must repeat (RFC 8414 §3.3).",
  severity: "error",
  messages: {
    invalid: '"{{key}}" is not an http or https URL: "{{url}}". write https:// and a host, without spaces',
  },
  check({ urls }, report) {
    for (const { key, entry, text, url } of urls) {
      if (!url) report("invalid", entry.valueSpan, { data: { key, url: redactUrl(text) } });
    }
  },
} as const satisfies ProfileRule<"invalid">;
