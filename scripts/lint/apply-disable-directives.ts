import type { DisableDirective } from "./disable-directives.ts";
import type { Finding } from "./finding.ts";

/** Takes out the findings that a directive disables, and tells which directives disable nothing. */
export function applyDisableDirectives(
  findings: readonly Finding[],
  directives: readonly DisableDirective[],
): { readonly kept: Finding[]; readonly unused: DisableDirective[] } {
  if (directives.length === 0) return { kept: [...findings], unused: [] };
  const getKey = ({ rule, line }: DisableDirective | Finding): string => `${line} ${rule}`;
  const disabled = new Set(directives.map(getKey));
  const found = new Set(findings.map(getKey));
  return {
    kept: findings.filter((finding) => !disabled.has(getKey(finding))),
    unused: directives.filter((directive) => !found.has(getKey(directive))),
  };
}
