import { findRoleByName } from "../../profile/scopes.ts";
import type { ProfileRule } from "../rule.ts";
import { spanOfWord } from "../scalar-edit.ts";
import { packScopeOf, packScopesIn, scopeWords } from "../scope-words.ts";

/** Scopes that do not fit the role that a profile is named after. */
export const roleScopes: ProfileRule<"missing" | "extra"> = {
  about: "profile",
  id: "role-scopes",
  description: "A profile is named after a role, such as packs-approver, and its pack scopes are not that role's.",
  why: "Commands are chosen by the profile's name. A name that promises another role than the scopes grant leads to " +
    "refusals, or to rights that nobody expects.",
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
    const scopes = packScopesIn(entry?.text ?? "");
    // Without any pack scope it is a profile of another service.
    if (!entry || !role || scopes.size === 0) return;
    const data = { name: document.name, role: role.name };
    for (const scope of role.scopes) {
      // A missing read scope has a rule of its own.
      if (!scopes.has(scope) && scope !== "packs.read") {
        report("missing", entry.valueSpan, { data: { ...data, scope } });
      }
    }
    for (const word of scopeWords(entry.text ?? "")) {
      const scope = packScopeOf(word)?.scope;
      if (scope && !role.scopes.includes(scope)) {
        report("extra", spanOfWord(document, entry, word), { data: { ...data, scope } });
      }
    }
  },
};
