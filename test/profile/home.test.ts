import { describe, expect, it } from "vitest";
import { abbreviatePath, expandPath, getStellaHome } from "../../scripts/profile/home.ts";
import { type TestIo, testIo } from "../support/io.ts";

const windows = (env: Readonly<Record<string, string>>): TestIo =>
  testIo({ env: { HOME: "", ...env }, cwd: "D:\\work", io: { platform: "windows" } });

describe("getStellaHome()", () => {
  it.each([
    [{ HOME: "/home/ada" }, "/home/ada/.stellaops"],
    [{ HOME: "/" }, "/.stellaops"],
    [{ HOME: "/home/ada", STELLAOPS_HOME: "" }, "/home/ada/.stellaops"],
    [{ HOME: "/home/ada", STELLAOPS_HOME: "~/stella" }, "/home/ada/stella"],
    [{ HOME: "/home/ada", STELLAOPS_HOME: "stella" }, "/srv/stella"],
    [{ HOME: "", STELLAOPS_HOME: "/srv/stella/" }, "/srv/stella"],
  ])("of %j is %s", (env, home) => expect(getStellaHome(testIo({ env, cwd: "/srv" }))).toBe(home));
});

describe("without HOME, the hint says what helps", () => {
  const bare = { HOME: "" };
  const message = "the home directory is not known: HOME is not set";

  it("getStellaHome() names HOME and STELLAOPS_HOME when neither is set", () =>
    expect(() => getStellaHome(testIo({ env: bare }))).toThrow(
      expect.objectContaining({ exitCode: 1, message, hint: "set HOME, or set STELLAOPS_HOME to an absolute path" }),
    ));

  it("getStellaHome() asks for another STELLAOPS_HOME when that begins with ~", () =>
    expect(() => getStellaHome(testIo({ env: { ...bare, STELLAOPS_HOME: "~/stella" } }))).toThrow(
      expect.objectContaining({ message, hint: "set HOME, or write the path without ~" }),
    ));

  it("expandPath() does not offer STELLAOPS_HOME for a path that begins with ~", () =>
    expect(() => expandPath("~/x", "/", testIo({ env: { ...bare, STELLAOPS_HOME: "/srv/stella" } }))).toThrow(
      expect.objectContaining({ message, hint: "set HOME, or write the path without ~" }),
    ));

  it("expandPath() names USERPROFILE on Windows", () =>
    expect(() => expandPath("%USERPROFILE%\\x", "C:\\", windows({}))).toThrow(expect.objectContaining({
      message: "the home directory is not known: USERPROFILE is not set",
      hint: "set USERPROFILE, or write the path without %USERPROFILE%",
    })));

  it("expandPath() needs no home for any other path", () =>
    expect(expandPath("x/../y", "/etc", testIo({ env: bare }))).toBe("/etc/y"));
});

describe("a directory variable that is not UTF-8 is refused with exit code 2", () => {
  // What Node makes of bytes that are not UTF-8.
  const broken = "/home/\ufffd";
  it.each([
    ["HOME", testIo({ env: { HOME: broken } })],
    ["STELLAOPS_HOME", testIo({ env: { HOME: "/home/ada", STELLAOPS_HOME: broken } })],
    ["USERPROFILE", windows({ USERPROFILE: broken })],
  ])("%s", (name, io) =>
    expect(() => getStellaHome(io)).toThrow(
      expect.objectContaining({ exitCode: 2, message: `environment variable ${name} is not UTF-8 text` }),
    ));
});

describe("abbreviatePath()", () => {
  it.each([
    ["/home/ada/.stellaops/tokens", "~/.stellaops/tokens"],
    ["/home/adam/tokens", "/home/adam/tokens"],
    ["/srv/tokens", "/srv/tokens"],
  ])(
    "writes %s as %s",
    (path, written) => expect(abbreviatePath(path, testIo({ env: { HOME: "/home/ada" } }))).toBe(written),
  );

  it("leaves a path alone when the home is not known", () =>
    expect(abbreviatePath("/srv/tokens", testIo({ env: { HOME: "" } }))).toBe("/srv/tokens"));

  it("uses slashes after ~ on Windows too", () =>
    expect(abbreviatePath("C:\\Users\\Ada\\x\\y", windows({ USERPROFILE: "C:\\Users\\Ada" }))).toBe("~/x/y"));
});
