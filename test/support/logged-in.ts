import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { tokenProgram } from "../../scripts/commands/token/program.ts";
import { type Authority, type AuthorityOptions, startAuthority } from "./authority.ts";
import { runProgram, type TestIo, testIo, type TestWorld } from "./io.ts";
import { type ProfileText, writeProfile } from "./profiles.ts";

/** A home with profile `p`, its secret in place, and an Authority that knows its client. */
export interface LoggedIn {
  readonly authority: Authority;
  readonly home: string;
  /** The client's secret: it must never be seen. */
  readonly secret: string;
  /** A world in that home. */
  io(world?: TestWorld): TestIo;
  /** Fetches a token into the cache, and returns it. */
  fetchToken(...args: string[]): Promise<string>;
}

/** Readies a client of the profile guide, the operator's unless another profile is given. */
export async function logIn(profile: ProfileText = {}, options: AuthorityOptions = {}): Promise<LoggedIn> {
  const authority = await startAuthority(options);
  onTestFinished(() => authority.close());
  const { home } = testIo();
  const clientId = profile.clientId ?? "pack-operator";
  const secret = authority.secrets[clientId] ?? "";
  const file = join(home, ".stellaops", "secrets", `${clientId}.secret`);
  mkdirSync(join(home, ".stellaops", "secrets"), { recursive: true, mode: 0o700 });
  writeFileSync(file, secret, { mode: 0o600 });
  const secretLine = `ClientSecretFile: ~/.stellaops/secrets/${clientId}.secret`;
  writeProfile(home, "p", { authorityUrl: authority.url, secretLine, ...profile });
  const io = (world: TestWorld = {}): TestIo => testIo({ ...world, env: { HOME: home, ...world.env } });
  return {
    authority,
    home,
    secret,
    io,
    async fetchToken(...args) {
      const { code, out, err } = await runProgram(tokenProgram, ["get", "p", ...args], io());
      if (code !== 0) throw new Error(err);
      return out.trim();
    },
  };
}
