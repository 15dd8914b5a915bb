import { describe, expect, it } from "vitest";
import { FileError } from "../../scripts/core/errors.ts";
import type { FileInfo, Files } from "../../scripts/core/io.ts";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { type Ran, runProgram, testIo, type TestWorld } from "../support/io.ts";

/** A Windows disk in memory: either separator, no letter case, no modes, no owners. */
function windowsFiles(): { readonly files: Files; readonly texts: () => Record<string, string> } {
  const entries = new Map<string, { readonly path: string; readonly bytes: Uint8Array | undefined }>();
  const key = (path: string): string => path.replaceAll("/", "\\").replace(/\\+$/, "").toLowerCase();
  const facts = (path: string): FileInfo | undefined => {
    const entry = entries.get(key(path));
    if (!entry && key(path) !== "c:") return undefined;
    const kind = entry?.bytes ? "file" : "directory";
    return {
      kind,
      size: entry?.bytes?.length ?? 0,
      mode: undefined,
      isSticky: false,
      owner: undefined,
      group: undefined,
      modifiedMs: 0,
    };
  };
  const create = (path: string, bytes: Uint8Array | undefined): void => {
    if (entries.has(key(path))) throw new FileError("create", path, "EEXIST");
    const parent = path.slice(0, Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")));
    if (facts(parent)?.kind !== "directory") throw new FileError("create", path, "ENOENT");
    entries.set(key(path), { path, bytes });
  };
  const take = (path: string): { readonly path: string; readonly bytes: Uint8Array | undefined } => {
    const entry = entries.get(key(path));
    if (!entry) throw new FileError("read", path, "ENOENT");
    return entry;
  };
  const unused = (): never => {
    throw new Error("modes and times mean nothing here");
  };
  create("C:\\Users", undefined);
  create("C:\\Users\\Ada Lovelace", undefined);
  return {
    texts: () =>
      Object.fromEntries(
        [...entries.values()].flatMap(({ path, bytes }) => bytes ? [[path, new TextDecoder().decode(bytes)]] : []),
      ),
    files: {
      lstat: facts,
      stat: facts,
      read: (path, maxBytes) => ({
        bytes: (take(path).bytes ?? new Uint8Array()).slice(0, maxBytes),
        info: facts(path) as FileInfo,
      }),
      list: (directory) =>
        [...entries.values()].map(({ path }) => path)
          .filter((path) => key(path).slice(0, key(path).lastIndexOf("\\")) === key(directory))
          .map((path) => path.slice(path.lastIndexOf("\\") + 1)).sort(),
      readLink: (path) => path,
      realPath: (path) => path,
      createDirectory: (path) => create(path, undefined),
      createFile: create,
      rename: (from, to) => {
        entries.set(key(to), { path: to, bytes: take(from).bytes });
        entries.delete(key(from));
      },
      remove: (path) => {
        take(path);
        entries.delete(key(path));
      },
      chmod: unused,
      utimes: unused,
    },
  };
}

/** `stella-profile` on a Windows machine. */
function onWindows(env: Readonly<Record<string, string>> = {}) {
  const disk = windowsFiles();
  const run = (argv: readonly string[], world: TestWorld = {}): Promise<Ran> =>
    runProgram(
      profileProgram,
      argv,
      testIo({
        ...world,
        env: { HOME: "", USERPROFILE: "C:\\Users\\Ada Lovelace", ...env },
        cwd: "C:\\Users",
        io: { platform: "windows", files: disk.files, userId: () => undefined },
      }),
    );
  return { run, texts: disk.texts };
}

const stella = "C:\\Users\\Ada Lovelace\\.stellaops";

describe("on Windows", () => {
  it("keeps profiles and secrets below %USERPROFILE%", async () => {
    const { run, texts } = onWindows();
    expect(await run(["init", "packs-operator"])).toMatchObject({ code: 0, out: "" });
    expect(await run(["secret", "set", "packs-operator"], { stdin: "s3cretvalue\r\n" })).toMatchObject({ code: 0 });
    expect(Object.keys(texts()).sort()).toEqual([
      `${stella}\\profile.schema.json`,
      `${stella}\\profiles\\packs-operator.yaml`,
      `${stella}\\secrets\\pack-operator.secret`,
    ]);
    expect(texts()[`${stella}\\secrets\\pack-operator.secret`]).toBe("s3cretvalue");
  });

  it.each([
    ["~/.stellaops/secrets/x", `${stella}\\secrets\\x`],
    ["~\\x", "C:\\Users\\Ada Lovelace\\x"],
    ["%USERPROFILE%\\.stellaops\\x", `${stella}\\x`],
    ["%userprofile%/x", "C:\\Users\\Ada Lovelace\\x"],
    ["..\\secrets\\x", `${stella}\\secrets\\x`],
    ["D:\\secrets\\x", "D:\\secrets\\x"],
    ["\\\\server\\share\\x", "\\\\server\\share\\x"],
  ])("resolves the secret file %s to %s", async (written, path) => {
    const { run } = onWindows();
    await run(["init", "packs-operator", `--secret-file=${written}`]);
    const { out } = await run(["show", "packs-operator", "--json"]);
    const { values } = JSON.parse(out) as { values: { key: string; value: string }[] };
    expect(values.find(({ key }) => key.endsWith("ClientSecretFile"))?.value).toBe(path);
  });

  it("expands no other variable, and refuses a path that contains one", async () => {
    const { code, err } = await onWindows().run(["init", "packs-operator", "--secret-file=%APPDATA%\\x"]);
    expect([code, err]).toEqual([2, expect.stringContaining("%APPDATA%")]);
  });

  it("modes and owners are ignored", async () => {
    const { run } = onWindows();
    await run([
      "init",
      "packs-operator",
      "--authority-url",
      "https://a.corp.test",
      "--backend-url",
      "https://b.corp.test",
    ]);
    await run(["secret", "set", "packs-operator"], { stdin: "s3cretvalue" });
    expect((await run(["secret", "check", "packs-operator"])).code).toBe(0);
    const { code, out } = await run(["doctor", "packs-operator", "--offline", "--json"]);
    const { checks } = JSON.parse(out) as { checks: { id: string; status: string }[] };
    expect([code, checks.filter(({ status }) => status !== "skipped").map(({ status }) => status)]).toEqual([
      0,
      ["ok", "ok", "ok", "ok", "ok"],
    ]);
  });

  it("reads STELLAOPS_HOME with either separator", async () => {
    const { run, texts } = onWindows({ STELLAOPS_HOME: "C:/Users/stella" });
    await run(["init", "packs-operator"]);
    expect(Object.keys(texts())).toContain("C:\\Users\\stella\\profiles\\packs-operator.yaml");
  });

  it("reads the path of a profile with either separator", async () => {
    const { run } = onWindows();
    await run(["init", "packs-operator"]);
    for (
      const path of [`${stella}\\profiles\\packs-operator.yaml`, "Ada Lovelace/.stellaops/profiles/packs-operator.yaml"]
    ) {
      expect((await run(["show", path])).code).toBe(0);
    }
  });

  it("lists profiles", async () => {
    const { run } = onWindows();
    await run(["init", "packs-operator", "packs-viewer"]);
    expect((await run(["list"])).out).toMatch(/packs-operator .*\n.*packs-viewer /);
  });

  it("refuses device names", async () => {
    expect((await onWindows().run(["init", "con", "--role", "operator"])).code).toBe(2);
  });

  it("names USERPROFILE when it is not set", async () => {
    const { code, err } = await onWindows({ USERPROFILE: "" }).run(["list"]);
    expect([code, err]).toEqual([1, expect.stringContaining("USERPROFILE is not set")]);
  });
});
