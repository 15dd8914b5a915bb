import type { ProfileRule } from "../rule.ts";
import { redactUrl } from "../../profile/url.ts";
import { urlsOf } from "../urls.ts";

/** Text that is no http or https URL. */
export const invalidUrl: ProfileRule<"invalid"> = {
  about: "profile",
  id: "invalid-url",
  description: "A URL cannot be parsed, or is neither https nor http.",
  why: "The Authority's URL is the issuer that its metadata is compared with, to the letter (RFC 8414 §3.3).",
  severity: "error",
  messages: { invalid: '"{{key}}" is not a URL: "{{url}}". write https://, a host, and no blanks' },
  check({ document }, report) {
    for (const { key, entry, text, url } of urlsOf(document)) {
      if (!url) report("invalid", entry.valueSpan, { data: { key, url: redactUrl(text) } });
    }
  },
};
