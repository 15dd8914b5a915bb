import type { ProfileRule } from "../rule.ts";

export const urlSuffix = {
  about: "profile",
  id: "url-suffix",
  description: "A URL has a query or a fragment.",
  why:
    "Paths are appended to these base URLs and would be lost after a query. An issuer has neither a query nor a fragment " +
    "(RFC 8414 §2).",
  severity: "error",
  messages: { suffix: '"{{key}}" has a {{what}}. end the URL before the "{{mark}}"' },
  check({ urls }, report) {
    for (const { key, entry, text, url } of urls) {
      const mark = /[?#]/.exec(text)?.[0];
      if (!url || !mark) continue;
      report("suffix", entry.valueSpan, { data: { key, mark, what: mark === "?" ? "query" : "fragment" } });
    }
  },
} as const satisfies ProfileRule<"suffix">;
