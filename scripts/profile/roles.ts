/** A role of the pack workflow: what its client may do, and the values that the profile guide gives it. */
export interface Role {
  readonly name: string;
  /** For people: what the role is for. */
  readonly summary: string;
  readonly scopes: readonly string[];
}

/** The built-in roles. */
export const roles: readonly Role[] = [
  { name: "operator", summary: "plans and runs packs", scopes: ["packs.read", "packs.run"] },
  { name: "publisher", summary: "publishes packs to the registry", scopes: ["packs.read", "packs.write"] },
  { name: "approver", summary: "decides approval gates", scopes: ["packs.read", "packs.approve"] },
  { name: "viewer", summary: "looks at packs and runs", scopes: ["packs.read"] },
  {
    name: "admin",
    summary: "holds every pack scope",
    scopes: ["packs.read", "packs.write", "packs.run", "packs.approve"],
  },
];

/** The built-in role that a profile's name ends in: `packs-approver` → approver. */
export function findRoleByName(name: string): Role | undefined {
  const last = name.split(/[._-]/).at(-1);
  return roles.find((role) => role.name === last);
}
