import { describe, expect, it } from "vitest";
import { findRoleByName, findRoleByScopes, getRolePart, roles, splitScope } from "../../scripts/profile/scopes.ts";

describe("splitScope()", () => {
  it.each([["", []], ["a", ["a"]], [" b  a\tb\n", ["b", "a"]]])(
    "splits %j into %j",
    (scope, scopes) => expect(splitScope(scope)).toEqual(scopes),
  );
});

describe("the role of a profile", () => {
  it.each([["packs-approver", "approver"], ["corp.prod_viewer", "viewer"], ["admin", "admin"], ["packs-", ""]])(
    "getRolePart(%j) is %j",
    (name, part) => expect(getRolePart(name)).toBe(part),
  );
  it("findRoleByName() wants the whole last part", () => {
    expect(findRoleByName("packs-approver")?.name).toBe("approver");
    expect(findRoleByName("approver-packs")).toBeUndefined();
    expect(findRoleByName("packs-constructor")).toBeUndefined();
  });
  it.each(roles)(
    "findRoleByScopes() finds $name in any order of its scopes",
    ({ name, scopes }) => expect(findRoleByScopes([...scopes].reverse())?.name).toBe(name),
  );
  it("findRoleByScopes() finds none for other scopes", () =>
    expect(findRoleByScopes(["packs.read", "orch:quota"])).toBeUndefined());
});
