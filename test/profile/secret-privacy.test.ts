import { chmodSync, chownSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { readSecretFile } from "../../scripts/profile/secret-file.ts";
import { type TestIo, testIo } from "../support/io.ts";
import { isRoot, noRoot, stranger } from "../support/users.ts";

/** The user of these tests, who is not root. */
const user = 1234;

/** Writes a file of this owner and mode, in directories of root's. */
function mount(path: string, mode: number, owner = 0, group = 0): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  writeFileSync(path, "s3cret");
  chownSync(path, owner, group);
  chmodSync(path, mode);
  return path;
}

/** A Secret of Kubernetes as the kubelet mounts it, with `fsGroup`: a sticky root, and a link that is switched. */
function mountKubernetes(at: string, mode: number): string {
  mkdirSync(at, { recursive: true });
  const current = `${at}/..2026_11_24_10_00_00.1`;
  mount(`${current}/secret`, mode, 0, 2000);
  chownSync(current, 0, 2000);
  chmodSync(current, 0o2755);
  symlinkSync("..2026_11_24_10_00_00.1", `${at}/..data`);
  symlinkSync("..data/secret", `${at}/secret`);
  chmodSync(at, 0o3777);
  return `${at}/secret`;
}

interface Case {
  readonly name: string;
  readonly given: (home: string) => string;
  readonly env?: (home: string) => Record<string, string>;
}

const named = (home: string): Record<string, string> => ({ STELLA_MOUNTED_SECRETS: `/none:${home}/run/secrets` });

const accepted: readonly (Case & { readonly clause: string })[] = [
  { name: "the user's own, 0600", given: (home) => mount(`${home}/s`, 0o600, user), clause: "own" },
  { name: "the user's own, 0400", given: (home) => mount(`${home}/s`, 0o400, user), clause: "own" },
  {
    name: "Kubernetes with fsGroup, 0440",
    given: (home) => mountKubernetes(`${home}/run`, 0o440),
    clause: "root",
  },
  { name: "root's, 0640", given: (home) => mount(`${home}/run/s`, 0o640), clause: "root" },
  {
    name: "Kubernetes with the default mode 0644, in a directory that is named",
    given: (home) => mountKubernetes(`${home}/run/secrets`, 0o644),
    env: named,
    clause: "mounted",
  },
  {
    name: "Compose, with owner and mode of the host's file, in a directory that is named",
    given: (home) => mount(`${home}/run/secrets/s`, 0o644, stranger),
    env: named,
    clause: "mounted",
  },
  {
    name: "systemd, 0440 with an access list, below $CREDENTIALS_DIRECTORY",
    given: (home) => mount(`${home}/credentials/unit.service/s`, 0o440),
    env: (home) => ({ CREDENTIALS_DIRECTORY: `${home}/credentials/unit.service` }),
    clause: "credentials",
  },
];

const refused: readonly (Case & { readonly says: string; readonly hint: RegExp })[] = [
  {
    name: "root's, 0444, as Docker mounts it",
    given: (home) => mount(`${home}/run/secrets/s`, 0o444),
    says: "other users may read or change it (mode 0444)",
    hint: /^if a platform has mounted it, set STELLA_MOUNTED_SECRETS=.*\/run\/secrets$/,
  },
  {
    name: "0444 beside the directory that is named",
    given: (home) => mount(`${home}/run/secrets-of-bob/s`, 0o444),
    env: named,
    says: "other users may read or change it (mode 0444)",
    hint: /STELLA_MOUNTED_SECRETS=/,
  },
  {
    name: "a link from the directory that is named to another one",
    given: (home) => {
      mount(`${home}/elsewhere/s`, 0o444);
      mkdirSync(`${home}/run/secrets`, { recursive: true });
      symlinkSync(`${home}/elsewhere/s`, `${home}/run/secrets/s`);
      return `${home}/run/secrets/s`;
    },
    env: named,
    says: "other users may read or change it (mode 0444)",
    hint: /STELLA_MOUNTED_SECRETS=/,
  },
  {
    name: "0666, as GitLab writes its file variables, even in a directory that is named",
    given: (home) => mount(`${home}/run/secrets/FILE`, 0o666),
    env: named,
    says: "other users may read or change it (mode 0666)",
    hint: /stella-profile secret set NAME < ".*\/FILE"$/,
  },
  {
    name: "the user's own, 0666",
    given: (home) => mount(`${home}/builds/FILE`, 0o666, user),
    says: "other users may read or change it (mode 0666)",
    hint: /stella-profile secret set NAME < ".*\/FILE"$/,
  },
  {
    name: "the user's own, 0640",
    given: (home) => mount(`${home}/s`, 0o640, user, user),
    says: "other users may read or change it (mode 0640)",
    hint: /^chmod 600 /,
  },
  {
    name: "root's, 0440, in a directory that others may change",
    given: (home) => {
      const path = mount(`${home}/run/s`, 0o440);
      chmodSync(dirname(path), 0o777);
      return path;
    },
    says: "other users may read or change it (mode 0440)",
    hint: /stella-profile secret set NAME/,
  },
  {
    name: "root's, 0440, in another user's directory",
    given: (home) => {
      const path = mount(`${home}/run/s`, 0o440);
      chownSync(dirname(path), stranger, stranger);
      return path;
    },
    says: "other users may read or change it (mode 0440)",
    hint: /stella-profile secret set NAME/,
  },
  {
    name: "another user's, 0440, in root's directory",
    given: (home) => mount(`${home}/run/s`, 0o440, stranger),
    says: "other users may read or change it (mode 0440)",
    hint: /STELLA_MOUNTED_SECRETS=/,
  },
];

describe.skipIf(!isRoot)(`the privacy of a secret file, judged for a user other than root${noRoot}:`, () => {
  const open = ({ given, env = () => ({}) }: Case): { readonly path: string; readonly io: TestIo } => {
    const io = testIo({ io: { userId: () => user } });
    const path = given(io.home);
    chmodSync(io.home, 0o755);
    return { path, io: { ...io, env: (name) => env(io.home)[name] } };
  };

  it.each(accepted)("$name is accepted ($clause)", (given) => {
    const { path, io } = open(given);
    expect(readSecretFile(path, io)).toEqual({ path, problems: [], clause: given.clause, value: "s3cret" });
  });

  it.each(refused)("$name is refused", (given) => {
    const { path, io } = open(given);
    const { problems: [problem], value } = readSecretFile(path, io);
    expect([problem?.message, problem?.hint, value]).toEqual([
      given.says,
      expect.stringMatching(given.hint),
      undefined,
    ]);
  });

  it("is that of the file that was read, when its platform switches ..data meanwhile", () => {
    const { path, io } = open({ name: "", given: (home) => mountKubernetes(`${home}/run`, 0o440) });
    let switched = false;
    const realPath = (wanted: string): string => {
      const real = io.files.realPath(wanted);
      if (wanted === path && !switched) {
        switched = true;
        renameSync(dirname(real), `${dirname(real)}.new`);
        symlinkSync(`${dirname(real)}.new`, `${dirname(path)}/..next`);
        renameSync(`${dirname(path)}/..next`, `${dirname(path)}/..data`);
      }
      return real;
    };
    expect(readSecretFile(path, { ...io, files: { ...io.files, realPath } })).toMatchObject({ clause: "root" });
    expect(switched).toBe(true);
  });
});
