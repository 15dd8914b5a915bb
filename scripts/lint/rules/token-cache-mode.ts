import { formatMode, isOpenToOthers } from "../../core/file-access.ts";
import type { ProfileRule } from "../rule.ts";

export const tokenCacheMode = {
  about: "profile",
  id: "token-cache-mode",
  description: "Other users can enter the token cache directory, or it is not a directory.",
  why: "Until it expires, a cached token is as good as the secret.",
  severity: "warning",
  messages: {
    mode: 'other users can enter the token cache "{{path}}" (mode {{mode}}). chmod 700 it',
    kind: 'the token cache "{{path}}" is not a directory. name another one',
  },
  check({ document, disk: { tokenCache } }, report) {
    const entry = document.fields.get("tokenCacheDirectory");
    if (!entry || !tokenCache?.info) return;
    const { path, info } = tokenCache;
    if (info.kind !== "directory") return report("kind", entry.valueSpan, { data: { path }, severity: "error" });
    if (!isOpenToOthers(info)) return;
    report("mode", entry.valueSpan, { data: { path, mode: formatMode(info.mode) } });
  },
} as const satisfies ProfileRule<"mode" | "kind">;
