import { isPlaceholderHost } from "../../profile/url.ts";
import type { ProfileRule } from "../rule.ts";

export const placeholderUrl = {
  about: "profile",
  id: "placeholder-url",
  description: "A URL still has a placeholder host, such as example.com.",
  why:
    "The host is reserved for documentation (RFC 2606). It never answers, unless somebody has tampered with DNS and " +
    "answers in its place.",
  severity: "error",
  messages: { placeholder: '"{{key}}" has the placeholder host "{{host}}". replace it with the real host' },
  check({ urls }, report) {
    for (const { key, entry, url } of urls) {
      if (url && isPlaceholderHost(url.hostname)) {
        report("placeholder", entry.valueSpan, { data: { key, host: url.hostname } });
      }
    }
  },
} as const satisfies ProfileRule<"placeholder">;
