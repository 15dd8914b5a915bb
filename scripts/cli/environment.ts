/** An environment variable that commands read or set. */
export interface Variable {
  readonly name: string;
  /** Sentences for help. */
  readonly description: string;
  /** The programs that heed it; all of them when left out. */
  readonly programs?: readonly string[];
}

const network = ["stella-profile", "stella-token", "stella-exec"];

/** Every environment variable, for help and documentation. */
export const variables: readonly Variable[] = [
  {
    name: "STELLA_PROFILE",
    description: "The profile, where none is named.",
    programs: ["stella-profile", "stella-token", "stella-env", "stella-exec"],
  },
  {
    name: "STELLAOPS_HOME",
    description: "The directory of profiles, secrets, tokens and your own templates (default: ~/.stellaops).",
  },
  { name: "STELLA_OFFLINE", description: "1, true, yes or on: do not use the network.", programs: network },
  {
    name: "STELLAOPS_ORCH_QUOTA_REASON",
    description: "--reason of orch:quota, where it is not given.",
    programs: ["stella-token", "stella-exec"],
  },
  {
    name: "STELLAOPS_ORCH_QUOTA_TICKET",
    description: "--ticket of orch:quota, where it is not given.",
    programs: ["stella-token", "stella-exec"],
  },
  {
    name: "STELLAOPS_ORCH_BACKFILL_REASON",
    description: "--reason of orch:backfill, where it is not given.",
    programs: ["stella-token", "stella-exec"],
  },
  {
    name: "STELLAOPS_ORCH_BACKFILL_TICKET",
    description: "--ticket of orch:backfill, where it is not given.",
    programs: ["stella-token", "stella-exec"],
  },
  {
    name: "STELLAOPS_BACKEND_URL, StellaOps__…",
    description: "A profile's values, for the command that runs. stella-env and stella-exec set them.",
    programs: ["stella-env", "stella-exec"],
  },
  {
    name: "STELLA_TOKEN, STELLA_TOKEN_EXPIRES_AT",
    description: "The token and when it expires. --token sets them.",
    programs: ["stella-env", "stella-exec"],
  },
  {
    name: "STELLA_EXEC_PROFILE",
    description: "The profile of the stella-exec around this one, which does not nest. stella-exec sets it.",
    programs: ["stella-exec"],
  },
  {
    name: "HTTPS_PROXY, ALL_PROXY, NO_PROXY",
    description: "The proxy for https, and the hosts to reach without it. Lower case works, too.",
    programs: network,
  },
  {
    name: "NODE_EXTRA_CA_CERTS, DENO_CERT",
    description:
      "A file with the certificates of private authorities: the first is for Node and Bun, the second for Deno.",
    programs: network,
  },
  {
    name: "CREDENTIALS_DIRECTORY",
    description: "The directory of a systemd unit's credentials: a secret file in it may be used.",
  },
  {
    name: "STELLA_MOUNTED_SECRETS",
    description: "The directories of mounted secrets, which others may read.",
  },
  {
    name: "VISUAL, EDITOR",
    description: "The editor that stella-profile edit opens; the first that is set.",
    programs: ["stella-profile"],
  },
  {
    name: "GITHUB_ACTIONS",
    description: "true, as GitHub sets it: tokens are masked in its logs.",
    programs: ["stella-profile", "stella-exec"],
  },
  { name: "NO_COLOR", description: "Anything but nothing: no colour." },
  { name: "FORCE_COLOR", description: "Colour also where there is no terminal; 0: no colour." },
  { name: "TERM", description: "dumb: neither colour nor lines that are drawn again." },
  { name: "HOME, USERPROFILE", description: "The home directory, which ~ stands for; the second is for Windows." },
];

/** The variables that a program heeds. */
export function listVariables(program: string): readonly Variable[] {
  return variables.filter(({ programs }) => programs?.includes(program) ?? true);
}
