import { findRoleByName } from "../../profile/scopes.ts";
import type { ProfileRule } from "../rule.ts";
import { locateWords } from "../scalar-edit.ts";
import { findPackScope, findPackScopes, splitWords } from "../scope-words.ts";

export const roleScopes = {
  about: "profile",
  id: "role-scopes",
  description:
    "A profile is named after a role, such as packs-approver, but its pack scopes are not those of the role.",
  why:
    "People choose a profile by its name. A name that promises another role than the scopes grant leads to refused " +
    "requests, or to rights that nobody expects.",
  severity: "warning",
  messages: {
    missing:
      'profile "{{name}}" is named after the role "{{role}}", but scope "{{scope}}" is missing. add it, or rename the profile',
    extra:
      'profile "{{name}}" is named after the role "{{role}}", which does not have scope "{{scope}}". remove it, or rename the profile',
  },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    const role = findRoleByName(document.name);
    const scopes = findPackScopes(entry?.text ?? "");
    // Without any pack scope it is a profile for another service.
    if (!entry || !role || scopes.size === 0) return;
    const data = { name: document.name, role: role.name };
    for (const scope of role.scopes) {
      // Another rule reports a missing read scope.
      if (!scopes.has(scope) && scope !== "packs.read") {
        report("missing", entry.valueSpan, { data: { ...data, scope } });
      }
    }
    const spans = locateWords(document, entry);
    for (const word of splitWords(entry.text ?? "")) {
      const scope = findPackScope(word)?.scope;
      if (scope && !role.scopes.includes(scope)) {
        report("extra", spans.get(word) ?? entry.valueSpan, { data: { ...data, scope } });
      }
    }
  },
} as const satisfies ProfileRule<"missing" | "extra">;
