import { formatMode } from "../../core/file-access.ts";
import type { ProfileRule } from "../rule.ts";

/** A profile that others can reach. */
export const profileMode: ProfileRule<"writable" | "readable"> = {
  about: "profile",
  id: "profile-mode",
  description: "Other users may change the profile, or read the secret in it.",
  why: "Whoever can change a profile can point it at an Authority of their own and be sent the secret.",
  severity: "error",
  messages: {
    writable: "every user may change this file (mode {{mode}}). chmod 600 it",
    readable: "the profile holds a secret, and other users may read or change it (mode {{mode}}). chmod 600 it",
  },
  check({ document, source }, report) {
    const mode = source.info?.mode;
    if (mode === undefined) return;
    const secret = document.fields.get("clientSecret");
    const data = { mode: formatMode(mode) };
    if (secret && (mode & 0o077) !== 0) report("readable", secret.keySpan, { data });
    else if ((mode & 0o002) !== 0) report("writable", { start: 0, end: 0 }, { data });
  },
};
