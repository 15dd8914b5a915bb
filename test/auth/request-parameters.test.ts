import { describe, expect, it } from "vitest";
import { listRequestParameters } from "../../scripts/auth/request-parameters.ts";

describe("listRequestParameters()", () => {
  it.each<[string, [string, boolean, string | undefined][]]>([
    ["packs.read", []],
    ["constructor", []],
    ["packs.approve", [
      ["pack_run_id", true, undefined],
      ["pack_gate_id", true, undefined],
      ["pack_plan_hash", true, undefined],
    ]],
    ["orch:operate", [["operator_reason", true, undefined], ["operator_ticket", true, undefined]]],
    ["orch:quota", [
      ["quota_reason", true, "STELLAOPS_ORCH_QUOTA_REASON"],
      ["quota_ticket", false, "STELLAOPS_ORCH_QUOTA_TICKET"],
    ]],
    ["orch:backfill", [
      ["backfill_reason", true, "STELLAOPS_ORCH_BACKFILL_REASON"],
      ["backfill_ticket", true, "STELLAOPS_ORCH_BACKFILL_TICKET"],
    ]],
  ])(
    "of %s: names, whether required, and variables",
    (scope, expected) =>
      expect(listRequestParameters([scope]).map(({ name, required, variable }) => [name, required, variable])).toEqual(
        expected,
      ),
  );

  const [reason, ticket] = listRequestParameters(["orch:operate"]);
  it.each([
    ["a line", "why not", undefined],
    ["256 characters", "x".repeat(256), undefined],
    ["257 characters", "x".repeat(257), "it is longer than 256 characters"],
    ["spaces", "  ", "it is empty"],
    ["a line end", "a\nb", "it has a control character in it"],
  ])("a reason of %s: %3$s", (_, value, problem) => expect(reason?.findProblem(value)).toBe(problem));

  it("a ticket has at most 128 characters", () =>
    expect(ticket?.findProblem("x".repeat(129))).toBe("it is longer than 128 characters"));
});
