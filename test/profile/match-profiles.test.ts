import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Io } from "../../scripts/core/io.ts";
import { expandPatterns, isPattern } from "../../scripts/profile/match-profiles.ts";
import { givenHome } from "../support/given-home.ts";

function givenProfiles(): Io {
  const { io, stella } = givenHome({
    profiles: { "dev-approver": {}, "prod-approver": {}, "prod-operator": {}, "prod.x": {} },
  });
  writeFileSync(stella("profiles", "prod-notes.txt"), "");
  writeFileSync(stella("profiles", "prod-$(id).yaml"), "");
  return io();
}

describe("expandPatterns()", () => {
  it.each<[string, string[], string[]]>([
    ["a star at the end", ["prod-*"], ["prod-approver", "prod-operator"]],
    ["a star at the beginning", ["*-approver"], ["dev-approver", "prod-approver"]],
    ["a question mark", ["prod?x"], ["prod.x"]],
    ["a dot as a dot", ["prod.*"], ["prod.x"]],
    ["several patterns and names, each name once", ["prod-o*", "nope", "prod-*"], [
      "prod-operator",
      "nope",
      "prod-approver",
    ]],
    ["paths as they are", ["./prod-*", "prod-*.yaml"], ["./prod-*", "prod-*.yaml"]],
  ])("takes %s", (_, args, names) => expect(expandPatterns(args, givenProfiles())).toEqual(names));

  it.each(["stage-*", "PROD-*", "prod-*)(", "[a-z]*", "*\u2028"])(
    "reports %j, which matches nothing, with exit code 4",
    (pattern) => {
      expect(() => expandPatterns(["prod-*", pattern], givenProfiles())).toThrow(
        expect.objectContaining({ exitCode: 4, message: expect.stringContaining(`matches "${pattern}"`) as string }),
      );
    },
  );

  it("takes linear time for many stars", () =>
    expect(() => expandPatterns([`${"*".repeat(60)}!`], givenProfiles())).toThrow("matches"));
});

it.each([["prod-*", true], ["prod-?", true], ["prod", false], ["./a*", false], ["a*.yaml", false]])(
  "isPattern(%j) is %j",
  (argument, is) => expect(isPattern(argument)).toBe(is),
);
