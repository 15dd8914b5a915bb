/** The scopes of the pack services, in the profile guide's spelling. */
export const packScopes = ["packs.read", "packs.write", "packs.run", "packs.approve"] as const;

/** The scope whose tokens are bound to one run, gate and plan. */
export const approveScope = "packs.approve";

/** The scopes in a scope string (RFC 6749 §3.3), each once, in order. */
export function splitScope(scope: string): string[] {
  return [...new Set(scope.split(/\s+/).filter(Boolean))];
}
