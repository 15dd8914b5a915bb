import { isPlaceholderHost } from "../../profile/url.ts";
import type { ProfileRule } from "../rule.ts";
import { urlsOf } from "../urls.ts";

/** A host that only stands for a real one. */
export const placeholderUrl: ProfileRule<"placeholder"> = {
  about: "profile",
  id: "placeholder-url",
  description: "A URL still has a placeholder host, such as example.com.",
  why:
    "The host is reserved for documentation (RFC 2606) and answers to nobody, or, with a rewritten DNS, to somebody else.",
  severity: "error",
  messages: { placeholder: '"{{key}}" has the placeholder host "{{host}}". put the real one in' },
  check({ document }, report) {
    for (const { key, entry, url } of urlsOf(document)) {
      if (url && isPlaceholderHost(url.hostname)) {
        report("placeholder", entry.valueSpan, { data: { key, host: url.hostname } });
      }
    }
  },
};
