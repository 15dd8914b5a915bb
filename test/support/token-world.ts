import { afterAll, beforeAll } from "vitest";
import { tokenProgram } from "../../scripts/commands/token/program.ts";
import { type Authority, startAuthority } from "./authority.ts";
import { type Ran, runProgram, temporaryDirectory, testIo, type TestWorld } from "./io.ts";
import { addProfile } from "./token-home.ts";

/** An Authority for all tests of a file, and what they do with it. */
export interface TokenWorld {
  /** Running while tests run. */
  authority(): Authority;
  /** The secret that the Authority knows of a client. */
  getSecret(client: string): string;
  /** Makes a home with the three profiles of the guide: `operator`, `publisher` and `approver`. */
  makeGuideHome(): string;
  /** Runs work, and counts the requests that the token endpoint got meanwhile. */
  countRequests<T>(work: () => Promise<T>): Promise<[T, number]>;
}

/** Starts an Authority before the tests of a file, and stops it after them. */
export function givenAuthority(): TokenWorld {
  let running: Authority | undefined;
  beforeAll(async () => {
    running = await startAuthority();
  });
  afterAll(() => running?.close());
  const authority = (): Authority => {
    if (!running) throw new Error("the Authority is not running yet");
    return running;
  };
  const getSecret = (client: string): string => authority().secrets[client] ?? "";
  return {
    authority,
    getSecret,
    makeGuideHome() {
      const home = temporaryDirectory();
      const { url } = authority();
      const publisher = { clientId: "packs-registry", scope: "packs.read packs.write" };
      const approver = { clientId: "pack-approver", scope: "packs.read packs.approve" };
      addProfile(home, { url, name: "operator", secret: getSecret("pack-operator") });
      addProfile(home, { url, name: "publisher", secret: getSecret("packs-registry"), ...publisher });
      addProfile(home, { url, name: "approver", secret: getSecret("pack-approver"), ...approver });
      return home;
    },
    async countRequests(work) {
      const before = authority().tokenRequests();
      return [await work(), authority().tokenRequests() - before];
    },
  };
}

/** Runs `stella-token` in this process. */
export function runToken(home: string, argv: readonly string[], world: TestWorld = {}): Promise<Ran> {
  return runProgram(tokenProgram, argv, testIo({ ...world, env: { HOME: home, ...world.env } }));
}

/** A plan hash of one repeated digit. */
export const makePlanHash = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** The options that a token for an approval needs. */
export function makeApproval(run: string, gate = "g", plan = makePlanHash("a")): string[] {
  return ["--pack-run-id", run, "--pack-gate-id", gate, "--pack-plan-hash", plan];
}
