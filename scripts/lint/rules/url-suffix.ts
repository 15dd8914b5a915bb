import type { ProfileRule } from "../rule.ts";
import { urlsOf } from "../urls.ts";

/** A query or fragment behind a base URL. */
export const urlSuffix: ProfileRule<"suffix"> = {
  about: "profile",
  id: "url-suffix",
  description: "A URL has a query or a fragment.",
  why:
    "Paths are appended to these base URLs, behind a query they would be lost; an issuer has neither query nor fragment " +
    "(RFC 8414 §2).",
  severity: "error",
  messages: { suffix: '"{{key}}" has a {{what}}. end the URL before the "{{mark}}"' },
  check({ document }, report) {
    for (const { key, entry, text, url } of urlsOf(document)) {
      const mark = /[?#]/.exec(text)?.[0];
      if (!url || !mark) continue;
      report("suffix", entry.valueSpan, { data: { key, mark, what: mark === "?" ? "query" : "fragment" } });
    }
  },
};
