import { formatMode, isOpenToOthers } from "../../core/file-access.ts";
import { ownCopy } from "../../profile/profile-trust.ts";
import type { ProfileRule } from "../rule.ts";

export const profileMode = {
  about: "profile",
  id: "profile-mode",
  description: "Other users can change or replace the profile, or read the secret in it.",
  why: "Anyone who can change a profile can point it at an Authority of their own and receive the secret.",
  severity: "error",
  messages: {
    writable: "every user can change this file (mode {{mode}}). chmod 600 it",
    replaceable: 'another user can change or replace this file: "{{path}}" {{problem}}. {{advice}}',
    readable: "the profile holds a secret, and other users can read or change it (mode {{mode}}). chmod 600 it",
  },
  check({ document, disk: { insecurePart: part }, file: { info, path } }, report) {
    if (!info) return;
    const secret = document.fields.get("clientSecret");
    if (isOpenToOthers(info)) {
      const data = { mode: formatMode(info.mode) };
      if (secret) report("readable", secret.keySpan, { data });
      else if ((info.mode & 0o002) !== 0) report("writable", start, { data });
      if ((info.mode & 0o002) !== 0 && part?.path === path) return;
    }
    if (!part) return;
    const data = { path: part.path, problem: part.message, advice: part.command ?? ownCopy };
    // A checkout that belongs to another user is common in containers, where that user is trusted all the same.
    report("replaceable", start, { data, ...part.kind === "owner" && { severity: "warning" } });
  },
} as const satisfies ProfileRule<"writable" | "readable" | "replaceable">;

const start = { start: 0, end: 0 };
