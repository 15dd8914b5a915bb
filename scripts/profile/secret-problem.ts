/** What can be wrong with a secret file. */
export type SecretProblemKind = "missing" | "unreadable" | "mode" | "owner" | "content";

/** One problem of a secret file. The messages never hold any of its content. */
export interface SecretProblem {
  readonly kind: SecretProblemKind;
  /** What is wrong, as a clause: `it is empty`. */
  readonly message: string;
  /** What to do, unless it is to store the secret, as {@linkcode suggestRemedy} says it for a profile. */
  readonly hint: string | undefined;
}

/** What to do about a problem of a profile's secret file. */
export function suggestRemedy({ hint }: SecretProblem, profile: string): string {
  return hint ?? `run stella-profile secret set ${profile}`;
}
