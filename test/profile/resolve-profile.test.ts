import { describe, expect, it } from "vitest";
import {
  findNameProblem,
  getNameFromFile,
  isNamed,
  isPath,
  isYamlFile,
  resolveProfile,
} from "../../scripts/profile/resolve-profile.ts";
import { testIo } from "../support/io.ts";

const io = testIo({ env: { HOME: "/home/ada" }, cwd: "/srv" });

describe("resolveProfile()", () => {
  it.each([
    ["packs-operator", "packs-operator", "/home/ada/.stellaops/profiles/packs-operator.yaml"],
    ["./p.yaml", "p", "/srv/p.yaml"],
    ["p.YML", "p", "/srv/p.YML"],
    ["~/p.yaml", "p", "/home/ada/p.yaml"],
    ["/etc/p", "p", "/etc/p"],
  ])(
    "resolves %s to the name %s and the file %s",
    (argument, name, file) => expect(resolveProfile(argument, io)).toEqual({ name, file }),
  );

  it("takes $STELLA_PROFILE for an argument that is left out", () =>
    expect(resolveProfile(undefined, testIo({ env: { HOME: "/h", STELLA_PROFILE: "p" } })).file).toBe(
      "/h/.stellaops/profiles/p.yaml",
    ));

  it.each([[undefined, ""], [undefined, undefined], ["", "p"]])(
    "refuses argument %j with STELLA_PROFILE %j",
    (argument, variable) => {
      const env = { HOME: "/h", ...variable !== undefined && { STELLA_PROFILE: variable } };
      expect(() => resolveProfile(argument, testIo({ env }))).toThrow(expect.objectContaining({ exitCode: 2 }));
    },
  );
});

describe("findNameProblem()", () => {
  it.each(["a", "packs-operator", "A.b_c-1", "x".repeat(64), "console"])(
    "accepts %s",
    (name) => expect(findNameProblem(name)).toBeUndefined(),
  );
  it.each(["", "a..b", ".a", "-a", "ä", "a b", "x".repeat(65), "p.yaml", "CON", "nul.x", "com1"])(
    "refuses %j",
    (name) => expect(findNameProblem(name)).toBeDefined(),
  );
});

describe("names and files", () => {
  it.each([["a", false], ["a/b", true], ["a\\b", true], ["a.yaml", true], ["a.YML", true], ["a.yaml.bak", false]])(
    "isPath(%j) is %s",
    (argument, expected) => expect(isPath(argument)).toBe(expected),
  );
  it.each([["a.yaml", true], ["a.Yml", true], ["a.yaml.bak", false], ["yaml", false]])(
    "isYamlFile(%j) is %s",
    (file, expected) => expect(isYamlFile(file)).toBe(expected),
  );
  it.each([["/x/a.yaml", "a"], ["/x/a.b.yml", "a.b"], ["/x/a", "a"], ["a.json", "a.json"]])(
    "getNameFromFile(%j) is %s",
    (file, name) => expect(getNameFromFile(file, "posix")).toBe(name),
  );
  it("isNamed() wants the file that the name resolves to", () => {
    expect(isNamed({ name: "p", file: "/home/ada/.stellaops/profiles/p.yaml" }, io)).toBe(true);
    expect(isNamed({ name: "p", file: "/home/ada/.stellaops/profiles/p.yml" }, io)).toBe(false);
  });
});
