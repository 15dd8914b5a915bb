import { approveScope } from "../profile/scopes.ts";

/** A form field that some scope's token request carries beside the scope. */
export interface RequestField {
  /** On the wire. */
  readonly name: string;
  /** The option that gives it, without dashes. */
  readonly option: "pack-run-id" | "pack-gate-id" | "pack-plan-hash" | "reason" | "ticket";
  /** For people. */
  readonly label: string;
  readonly required: boolean;
  /** Read when the option is left out. */
  readonly variable?: string;
  /** Why a value cannot be sent, as the end of a sentence; undefined when it can. */
  readonly problem: (value: string) => string | undefined;
}

/** What the value of a field must be: one line of text, not longer than the Authority takes. */
const textUpTo = (most: number) => (value: string): string | undefined => {
  if (value.trim() === "") return "it is empty";
  if (/\p{Cc}/u.test(value)) return "it has a control character in it";
  return value.length > most ? `it is longer than ${most} characters` : undefined;
};

const planHash = (value: string): string | undefined =>
  /^sha256:[0-9a-f]{64}$/.test(value) ? undefined : "it must be sha256: and 64 lower-case hexadecimal digits";

/** An approval is for one gate of one run of one plan; its values are never stored in a profile. */
const approval: readonly RequestField[] = [
  { name: "pack_run_id", option: "pack-run-id", label: "pack run id", required: true, problem: textUpTo(256) },
  { name: "pack_gate_id", option: "pack-gate-id", label: "pack gate id", required: true, problem: textUpTo(256) },
  { name: "pack_plan_hash", option: "pack-plan-hash", label: "pack plan hash", required: true, problem: planHash },
];

/** The Orchestrator's scopes want a reason and a ticket for its audit log. */
const audited = (prefix: string, ticketRequired: boolean, variables?: string): readonly RequestField[] => [
  {
    name: `${prefix}_reason`,
    option: "reason",
    label: "reason",
    required: true,
    ...(variables && { variable: `${variables}_REASON` }),
    problem: textUpTo(256),
  },
  {
    name: `${prefix}_ticket`,
    option: "ticket",
    label: "ticket",
    required: ticketRequired,
    ...(variables && { variable: `${variables}_TICKET` }),
    problem: textUpTo(128),
  },
];

const fieldsByScope: Readonly<Record<string, readonly RequestField[]>> = {
  [approveScope]: approval,
  "orch:operate": audited("operator", true),
  "orch:quota": audited("quota", false, "STELLAOPS_ORCH_QUOTA"),
  "orch:backfill": audited("backfill", true, "STELLAOPS_ORCH_BACKFILL"),
};

/** The fields that a request for these scopes carries. */
export function fieldsFor(scopes: readonly string[]): readonly RequestField[] {
  return scopes.flatMap((scope) => Object.hasOwn(fieldsByScope, scope) ? fieldsByScope[scope] ?? [] : []);
}
