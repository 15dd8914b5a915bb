import { formatMode, isOpenToOthers } from "../../core/file-access.ts";
import type { ProfileRule } from "../rule.ts";

/** A token cache that others can reach. */
export const tokenCacheMode: ProfileRule<"mode" | "kind"> = {
  about: "profile",
  id: "token-cache-mode",
  description: "Other users may enter the token cache directory, or it is no directory.",
  why: "A cached token is as good as the secret until it expires.",
  severity: "warning",
  messages: {
    mode: 'other users may enter the token cache "{{path}}" (mode {{mode}}). chmod 700 it',
    kind: 'the token cache "{{path}}" is not a directory. name another one',
  },
  check({ document, surroundings: { tokenCache, tokenCachePath: path } }, report) {
    const entry = document.fields.get("tokenCacheDirectory");
    if (!entry || !tokenCache || path === undefined) return;
    if (tokenCache.kind !== "directory") return report("kind", entry.valueSpan, { data: { path }, severity: "error" });
    if (!isOpenToOthers(tokenCache)) return;
    report("mode", entry.valueSpan, { data: { path, mode: formatMode(tokenCache.mode) } });
  },
};
