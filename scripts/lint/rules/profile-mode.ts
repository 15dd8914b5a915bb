import { formatMode, isOpenToOthers } from "../../core/file-access.ts";
import type { ProfileRule } from "../rule.ts";

export const profileMode = {
  about: "profile",
  id: "profile-mode",
  description: "Other users can change the profile, or read the secret in it.",
  why: "Anyone who can change a profile can point it at an Authority of their own and receive the secret.",
  severity: "error",
  messages: {
    writable: "every user can change this file (mode {{mode}}). chmod 600 it",
    readable: "the profile holds a secret, and other users can read or change it (mode {{mode}}). chmod 600 it",
  },
  check({ document, file: { info } }, report) {
    if (!info || !isOpenToOthers(info)) return;
    const secret = document.fields.get("clientSecret");
    const data = { mode: formatMode(info.mode) };
    if (secret) report("readable", secret.keySpan, { data });
    else if ((info.mode & 0o002) !== 0) report("writable", { start: 0, end: 0 }, { data });
  },
} as const satisfies ProfileRule<"writable" | "readable">;
