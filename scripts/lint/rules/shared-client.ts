import { nameRivals } from "../conflicts.ts";
import type { ProfileRule } from "../rule.ts";

/** One client for two roles. */
export const sharedClient: ProfileRule<"shared"> = {
  about: "profile",
  id: "shared-client",
  description: "Two profiles with different scopes use one client.",
  why:
    "The Authority grants rights to clients. One that serves two roles holds the rights of both, whatever its profiles ask for.",
  severity: "warning",
  messages: {
    shared: 'client "{{client}}" is also used by {{others}}, with other scopes. give each role a client of its own',
  },
  check(context, report) {
    const entry = context.document.fields.get("clientId");
    const rivals = context.rivals("client");
    if (!entry || rivals.length === 0) return;
    report("shared", entry.valueSpan, { data: { client: entry.text ?? "", others: nameRivals(rivals) } });
  },
};
