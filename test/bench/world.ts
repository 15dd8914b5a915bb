import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { type Authority, startAuthority } from "../support/authority.ts";
import { guideProfiles } from "../support/profile-text.ts";

/** A throw-away home with the guide's operator profile, and the Authority that the profile names. */
export interface World {
  readonly home: string;
  /** The environment of what is measured. */
  readonly env: Readonly<Record<string, string>>;
  readonly authority: Authority;
  /** A folder of many profiles, each with a client and a secret of its own. */
  readonly manyProfiles: string;
  close(): Promise<void>;
}

/** How many profiles stand in {@linkcode World.manyProfiles}. */
export const many = 1000;

/** Sets a world up. Its tokens live for an hour. */
export async function createWorld(): Promise<World> {
  const home = mkdtempSync(`${tmpdir()}/stella-bench-`);
  const authority = await startAuthority({ tokenSeconds: 3600 });
  const stella = `${home}/.stellaops`;
  const manyProfiles = `${home}/many`;
  for (const directory of [stella, `${stella}/profiles`, `${stella}/secrets`, `${stella}/tokens`, manyProfiles]) {
    mkdirSync(directory, { mode: 0o700 });
  }
  const secret = { mode: 0o600 };
  writeFileSync(`${home}/empty.mjs`, "");
  writeFileSync(`${stella}/secrets/pack-operator.secret`, authority.secrets["pack-operator"] ?? "", secret);
  const profile = guideProfiles["packs-operator"] ?? "";
  writeFileSync(
    `${stella}/profiles/packs-operator.yaml`,
    profile.replace("https://authority.example.com", authority.url),
    secret,
  );
  for (let number = 1; number <= many; number++) {
    const client = `pack-operator-${number}`;
    const text = profile.replaceAll("pack-operator", client).replaceAll("example.com", "stella.test");
    writeFileSync(`${manyProfiles}/packs-${number}-operator.yaml`, text, secret);
    writeFileSync(`${stella}/secrets/${client}.secret`, `secret of ${client}`, secret);
  }
  return {
    home,
    env: { HOME: home, PATH: process.env["PATH"] ?? "" },
    authority,
    manyProfiles,
    async close() {
      await authority.close();
      rmSync(home, { recursive: true });
    },
  };
}
