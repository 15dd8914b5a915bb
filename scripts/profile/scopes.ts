/** The scopes of the pack services, in the profile guide's spelling. */
export const packScopes = ["packs.read", "packs.write", "packs.run", "packs.approve"] as const;

/** The scope whose tokens are bound to one run, gate and plan. */
export const approveScope = "packs.approve";

/** Splits a scope string (RFC 6749 §3.3) into its scopes, each once, in order. */
export function splitScope(scope: string): string[] {
  return [...new Set(scope.split(/\s+/).filter(Boolean))];
}

/**
 * The scopes as a table shows them to people: what tells roles apart, such as `run` for `packs.read packs.run`. Every role
 * can read, so that reading is named only where it is all.
 */
export function abbreviateScopes(scopes: readonly string[]): string {
  const telling = scopes.filter((scope) => scope !== "packs.read");
  const shown = telling.length > 0 ? telling : scopes;
  return shown.map((scope) => packScopes.some((known) => known === scope) ? scope.replace("packs.", "") : scope).join(
    " ",
  );
}

/** A role of the pack workflow: a named set of scopes. */
export interface Role {
  readonly name: string;
  /** What the role is for: `plans and runs packs`. */
  readonly summary: string;
  readonly scopes: readonly string[];
}

/** The built-in roles. */
export const roles: readonly Role[] = [
  { name: "operator", summary: "plans and runs packs", scopes: ["packs.read", "packs.run"] },
  { name: "publisher", summary: "publishes packs to the registry", scopes: ["packs.read", "packs.write"] },
  { name: "approver", summary: "decides approval gates", scopes: ["packs.read", "packs.approve"] },
  { name: "viewer", summary: "views packs and runs", scopes: ["packs.read"] },
  { name: "admin", summary: "holds every pack scope", scopes: packScopes },
];

/** The part of a profile's name that names its role, if any: the last one, `approver` in `packs-approver`. */
export function getRolePart(name: string): string {
  return name.split(/[._-]/).at(-1) ?? "";
}

/** The built-in role that a profile is named after: `packs-approver` → approver. */
export function findRoleByName(name: string): Role | undefined {
  const part = getRolePart(name);
  return roles.find((role) => role.name === part);
}

/** The built-in role that has exactly these scopes. */
export function findRoleByScopes(scopes: readonly string[]): Role | undefined {
  const wanted = [...scopes].sort().join(" ");
  return roles.find((role) => [...role.scopes].sort().join(" ") === wanted);
}
