import { approveScope } from "../profile/scopes.ts";

/** A form field that the token request for some scope carries beside the scope. */
export interface RequestParameter {
  /** On the wire. */
  readonly name: string;
  /** The option that gives it, without dashes. */
  readonly option: "pack-run-id" | "pack-gate-id" | "pack-plan-hash" | "reason" | "ticket";
  /** For people. */
  readonly label: string;
  readonly required: boolean;
  /** Read when the option is left out. */
  readonly variable?: string;
  /** Says why a value cannot be sent, as a clause; undefined when it can. */
  readonly findProblem: (value: string) => string | undefined;
}

/** @param maxLength What the Authority takes, in UTF-16 code units. */
const checkLine = (maxLength: number) => (value: string): string | undefined => {
  if (value.trim() === "") return "it is empty";
  if (/[^ -~\xa0-\u{10ffff}]/u.test(value)) return "it has a control character in it";
  return value.length > maxLength ? `it is longer than ${maxLength} characters` : undefined;
};

const checkPlanHash = (value: string): string | undefined =>
  /^sha256:[0-9a-f]{64}$/.test(value) ? undefined : "it must be sha256: and 64 lower-case hexadecimal digits";

/** An approval is for one gate of one run of one plan. Its values are never stored in a profile. */
const approval: readonly RequestParameter[] = [
  { name: "pack_run_id", option: "pack-run-id", label: "pack run id", required: true, findProblem: checkLine(256) },
  {
    name: "pack_gate_id",
    option: "pack-gate-id",
    label: "pack gate id",
    required: true,
    findProblem: checkLine(256),
  },
  {
    name: "pack_plan_hash",
    option: "pack-plan-hash",
    label: "pack plan hash",
    required: true,
    findProblem: checkPlanHash,
  },
];

/**
 * The Orchestrator's scopes need a reason, and some a ticket, for its audit log.
 * @param prefix Of the names on the wire.
 * @param variables The prefix of the environment variables, where there are any.
 */
function createAuditParameters(prefix: string, ticketRequired: boolean, variables?: string): RequestParameter[] {
  return [
    {
      name: `${prefix}_reason`,
      option: "reason",
      label: "reason",
      required: true,
      ...(variables && { variable: `${variables}_REASON` }),
      findProblem: checkLine(256),
    },
    {
      name: `${prefix}_ticket`,
      option: "ticket",
      label: "ticket",
      required: ticketRequired,
      ...(variables && { variable: `${variables}_TICKET` }),
      findProblem: checkLine(128),
    },
  ];
}

const parametersByScope: ReadonlyMap<string, readonly RequestParameter[]> = new Map([
  [approveScope, approval],
  ["orch:operate", createAuditParameters("operator", true)],
  ["orch:quota", createAuditParameters("quota", false, "STELLAOPS_ORCH_QUOTA")],
  ["orch:backfill", createAuditParameters("backfill", true, "STELLAOPS_ORCH_BACKFILL")],
]);

/** Lists the parameters of a request for these scopes. */
export function listRequestParameters(scopes: readonly string[]): readonly RequestParameter[] {
  return scopes.flatMap((scope) => parametersByScope.get(scope) ?? []);
}
