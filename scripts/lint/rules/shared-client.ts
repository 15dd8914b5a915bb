import { describeOthers } from "../conflicts.ts";
import type { ProfileRule } from "../rule.ts";

export const sharedClient = {
  about: "profile",
  id: "shared-client",
  description: "Two profiles with different scopes use the same client.",
  why:
    "The Authority grants rights to clients. A client that serves two roles holds the rights of both, whatever its " +
    "profiles ask for.",
  severity: "warning",
  messages: {
    shared: 'client "{{client}}" is also used by {{others}}, with other scopes. give each role a client of its own',
  },
  check({ document, findConflict }, report) {
    const entry = document.fields.get("clientId");
    const conflict = findConflict("client");
    if (!entry || !conflict) return;
    report("shared", entry.valueSpan, { data: { client: entry.text ?? "", others: describeOthers(conflict) } });
  },
} as const satisfies ProfileRule<"shared">;
