import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { openTokenCache } from "../../scripts/auth/token-cache.ts";
import { toTokenRequest } from "../../scripts/auth/token-request.ts";
import { readProfile } from "../../scripts/profile/read-profile.ts";
import { createLogger } from "../../scripts/terminal/logger.ts";
import { temporaryDirectory, testIo } from "../support/io.ts";
import { addProfile, cached, cacheOf } from "../support/token-home.ts";
import { givenAuthority, runToken } from "../support/token-world.ts";

const { authority, getSecret } = givenAuthority();

const isRoot = process.getuid?.() === 0;
const noRoot = isRoot ? "" : " (skipped: only root can do this)";

const makeHome = (): string => {
  const home = temporaryDirectory();
  addProfile(home, { url: authority().url, secret: getSecret("pack-operator") });
  return home;
};

/** A home with the operator's token in its cache, and the file that it is in. */
async function makeWarmHome(): Promise<{ home: string; entry: string; token: string }> {
  const home = makeHome();
  const { out } = await runToken(home, ["get", "operator"]);
  const [name = ""] = cached(home);
  return { home, entry: `${cacheOf(home)}/${name}`, token: out };
}

const getMode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe("TokenCache.store(): an entry", () => {
  it("has the name, the content and the modes of the contract", async () => {
    const { home, entry, token: printed } = await makeWarmHome();
    const key = `${authority().url}|client:pack-operator|packs.read packs.run`;
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(key))).toString("hex").toUpperCase();
    expect(cached(home)).toEqual([`${digest}.json`]);
    expect([getMode(entry), getMode(cacheOf(home))]).toEqual(["600", "700"]);
    const text = readFileSync(entry, "utf8");
    expect(JSON.parse(text)).toEqual({
      accessToken: printed.trim(),
      tokenType: "Bearer",
      expiresAtUtc: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      scopes: ["packs.read", "packs.run"],
      metadata: {
        keyVersion: "1",
        issuedAtUtc: expect.stringMatching(/Z$/),
        requestedScope: "packs.read packs.run",
        secretFingerprint: expect.stringMatching(/^[0-9a-f]{32}:[0-9a-f]{8}$/),
      },
    });
    expect(text).not.toContain(getSecret("pack-operator"));
  });

  it("of an approval has a key of its own", async () => {
    const home = temporaryDirectory();
    const scope = "packs.read packs.approve";
    addProfile(home, {
      url: authority().url,
      secret: getSecret("pack-approver"),
      clientId: "pack-approver",
      scope,
    });
    const plan = `sha256:${"0".repeat(64)}`;
    await runToken(home, ["fetch", "operator", "--pack-run-id=r", "--pack-gate-id=g", `--pack-plan-hash=${plan}`]);
    const key = `${authority().url}|client:pack-approver|${scope}|pack:r|g|${plan}`;
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(key))).toString("hex").toUpperCase();
    expect(cached(home)).toEqual([`${digest}.json`]);
  });
});

/** Something wrong with a cached entry, which costs one warning and one request. */
interface Spoilt {
  readonly name: string;
  readonly spoil: (entry: string) => void;
  readonly says: string;
  /** Whether the token can be kept in spite of it. */
  readonly kept: boolean;
  readonly root?: boolean;
  /** False where a miss is nothing to warn about. */
  readonly warned?: boolean;
}

const edit = (entry: string, change: (value: Record<string, unknown>) => unknown): void => {
  writeFileSync(entry, JSON.stringify(change(JSON.parse(readFileSync(entry, "utf8")) as Record<string, unknown>)));
};
const metadata = (value: Record<string, unknown>): Record<string, unknown> =>
  value["metadata"] as Record<string, unknown>;

const spoilt: readonly Spoilt[] = [
  { name: "empty", spoil: (entry) => writeFileSync(entry, ""), says: "is damaged", kept: true },
  {
    name: "cut off",
    spoil: (entry) => writeFileSync(entry, readFileSync(entry).subarray(0, 90)),
    says: "is damaged",
    kept: true,
  },
  { name: "binary", spoil: (entry) => writeFileSync(entry, Buffer.alloc(99, 0xff)), says: "is damaged", kept: true },
  { name: "huge", spoil: (entry) => writeFileSync(entry, "[".repeat(300_000)), says: "is damaged", kept: true },
  { name: "null", spoil: (entry) => writeFileSync(entry, "null"), says: "is damaged", kept: true },
  {
    name: "another program's for other scopes",
    spoil: (entry) => edit(entry, ({ metadata: _, ...rest }) => ({ ...rest, scopes: ["packs.read"] })),
    says: "",
    kept: true,
    warned: false,
  },
  {
    name: "of another key version",
    spoil: (entry) => edit(entry, (value) => ({ ...value, metadata: { ...metadata(value), keyVersion: "0" } })),
    says: "another tool's",
    kept: true,
  },
  {
    name: "from the future",
    spoil: (entry) =>
      edit(entry, (value) => ({
        ...value,
        expiresAtUtc: "2999-01-01T00:02:00.000Z",
        metadata: { ...metadata(value), issuedAtUtc: "2999-01-01T00:00:00.000Z" },
      })),
    says: "from the future",
    kept: true,
  },
  {
    name: "without an end",
    spoil: (entry) => edit(entry, (value) => ({ ...value, expiresAtUtc: "never" })),
    says: "is damaged",
    kept: true,
  },
  {
    name: "with a token that could steer a terminal",
    spoil: (entry) => edit(entry, (value) => ({ ...value, accessToken: "a\r\nb\x1b[2J" })),
    says: "is damaged",
    kept: true,
  },
  {
    name: "writable by others",
    spoil: (entry) => chmodSync(entry, 0o620),
    says: "open to other users (mode 0620)",
    kept: true,
  },
  {
    name: "a symbolic link",
    spoil: (entry) => {
      renameSync(entry, `${entry}.away`);
      symlinkSync(`${entry}.away`, entry);
    },
    says: "it is a symbolic link, not a file",
    kept: false,
  },
  {
    name: "a FIFO",
    spoil: (entry) => {
      rmSync(entry);
      execFileSync("mkfifo", [entry]);
    },
    says: "it is a special file, not a file",
    kept: false,
  },
  {
    name: "a directory",
    spoil: (entry) => {
      rmSync(entry);
      mkdirSync(entry);
    },
    says: "it is a directory, not a file",
    kept: false,
  },
  {
    name: "another user's",
    spoil: (entry) => chownSync(entry, 65_534, 65_534),
    says: "belongs to user 65534",
    kept: false,
    root: true,
  },
];

describe("TokenCache.lookup(): an entry that cannot be trusted is a miss and one warning", () => {
  for (const { name, spoil, says, kept, root, warned = true } of spoilt) {
    it.skipIf(root && !isRoot)(`${name}${root ? noRoot : ""}`, async () => {
      const { home, entry, token: old } = await makeWarmHome();
      spoil(entry);
      const { code, out, err } = await runToken(home, ["get", "operator"]);
      expect(code).toBe(0);
      expect(out).not.toBe(old);
      expect(err).toContain(says);
      expect(err.match(/^warning: /gm) ?? []).toHaveLength(warned ? kept ? 1 : 2 : 0);
      const again = await runToken(home, ["get", "operator"]);
      if (kept) expect([again.out, again.err, getMode(entry)]).toEqual([out, "", "600"]);
      else expect((await runToken(home, ["fetch", "operator"])).code).toBe(1);
    });
  }

  it("one that was copied from another run's place", async () => {
    const home = temporaryDirectory();
    addProfile(home, {
      url: authority().url,
      secret: getSecret("pack-approver"),
      clientId: "pack-approver",
      scope: "packs.approve",
    });
    const get = (run: string): string[] => [
      ...["get", "operator", "--pack-run-id", run, "--pack-gate-id", "g"],
      ...["--pack-plan-hash", `sha256:${"0".repeat(64)}`],
    ];
    const first = await runToken(home, get("one"));
    const [one = ""] = cached(home);
    const second = await runToken(home, get("two"));
    const two = cached(home).find((name) => name !== one) ?? "";
    writeFileSync(`${cacheOf(home)}/${two}`, readFileSync(`${cacheOf(home)}/${one}`));
    const third = await runToken(home, get("two"));
    expect(new Set([first.out, second.out, third.out]).size).toBe(3);
  });
});

describe("TokenCache.lookup(): an entry as .NET writes it", () => {
  const writeAsDotnet = (entry: string): void => {
    edit(entry, ({ metadata: _, ...rest }) => ({ ...rest, tokenType: "bearer" }));
    chmodSync(entry, 0o644);
  };

  it("is used, and closed with a note", async () => {
    const { home, entry, token } = await makeWarmHome();
    writeAsDotnet(entry);
    const { code, out, err } = await runToken(home, ["get", "operator"]);
    expect([code, out, getMode(entry)]).toEqual([0, token, "600"]);
    expect(err).toBe(`"${entry}" could be read by other users (mode 0644): closed it\n`);
    expect((await runToken(home, ["get", "operator"])).err).toBe("");
  });

  it("is usable to status, which leaves it as it is", async () => {
    const { home, entry } = await makeWarmHome();
    writeAsDotnet(entry);
    const { code, out } = await runToken(home, ["status", "operator"]);
    expect([code, out, getMode(entry)]).toEqual([0, expect.stringMatching(/^operator +usable/m), "644"]);
  });

  it("is not used for a tenant, which it does not tell", async () => {
    const { home, entry, token } = await makeWarmHome();
    writeAsDotnet(entry);
    const { code, out } = await runToken(home, ["get", "operator", "--tenant", "acme"]);
    expect([code, out === token]).toEqual([0, false]);
  });

  it("is revoked, in whatever order it has its scopes", async () => {
    const { home, entry } = await makeWarmHome();
    edit(entry, ({ metadata: _, ...rest }) => ({ ...rest, scopes: ["packs.run", "packs.read"] }));
    const { code, err } = await runToken(home, ["revoke", "operator"]);
    expect([code, err]).toEqual([0, "operator: packs.run packs.read: revoked and removed\n"]);
  });
});

describe("TokenCache.lookup()", () => {
  it("keeps the cached token off standard error", async () => {
    const { home, token } = await makeWarmHome();
    const io = testIo({ env: { HOME: home } });
    const cache = openTokenCache(cacheOf(home), { io, log: createLogger(io, "quiet") });
    const request = toTokenRequest(readProfile("operator", io));
    expect(cache.lookup(request, { secret: getSecret("pack-operator") }).status).toBe("usable");
    io.stderr.write(token);
    expect(io.err()).toBe("***\n");
  });
});

describe("TokenCache.prepare(): the cache directory", () => {
  it("is closed when it was open to others, below the StellaOps home", async () => {
    const { home } = await makeWarmHome();
    chmodSync(cacheOf(home), 0o777);
    const { code, err } = await runToken(home, ["get", "operator"]);
    expect([code, getMode(cacheOf(home))]).toEqual([0, "700"]);
    expect(err).toContain("was open to other users (mode 0777): closed it");
  });

  /** A small or read-only file system in place of the cache. */
  const mount = (home: string, options: string): void => {
    mkdirSync(cacheOf(home), { recursive: true, mode: 0o700 });
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", cacheOf(home)]);
    onTestFinished(() => void execFileSync("umount", [cacheOf(home)]));
  };
  const canMount = (): boolean => {
    const directory = "/tmp/stella-mount-probe";
    try {
      mkdirSync(directory, { recursive: true });
      execFileSync("mount", ["-t", "tmpfs", "tmpfs", directory], { stdio: "ignore" });
      execFileSync("umount", [directory]);
      return true;
    } catch {
      return false;
    }
  };
  const mounts = canMount();
  const noMount = mounts ? "" : " (skipped: nothing can be mounted here)";

  const disks: readonly [string, string, (home: string) => void, string][] = [
    ["read-only", "ro,mode=0700", () => {}, "the file system is read-only"],
    [
      "full",
      "size=8k,mode=0700",
      (home) => writeFileSync(`${cacheOf(home)}/x`, Buffer.alloc(8192)),
      "no space left on the device",
    ],
  ];
  it.skipIf(!mounts).each(disks)(
    `on a disk that is %s: get prints the token and warns, fetch fails with the reason${noMount}`,
    async (_, options, fill, reason) => {
      const home = makeHome();
      mount(home, options);
      fill(home);
      const got = await runToken(home, ["get", "operator"]);
      expect([got.code, got.out.length > 20]).toEqual([0, true]);
      expect(got.err).toContain("the token is not kept in the cache");
      expect(got.err).toContain(reason);
      const fetched = await runToken(home, ["fetch", "operator"]);
      expect([fetched.code, fetched.out]).toEqual([1, ""]);
      expect(fetched.err).toContain(reason);
      expect(cached(home).filter((name) => name !== "x")).toEqual([]);
    },
  );
});
