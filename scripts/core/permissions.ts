/** What a command may reach beside standard streams: the least that its work needs. The keys are Deno's names. */
export interface Permissions {
  readonly read: true;
  readonly write?: true;
  readonly net?: true;
  readonly run?: true;
  /** The environment variables that it reads, `*` for any end of a name; `true` for all of them. */
  readonly env: readonly string[] | true;
  /** What it asks the system about. */
  readonly sys?: readonly ["uid"];
}

/** The variables that every command reads, and these. */
const variables = (...own: readonly string[]): readonly string[] => [
  "CREDENTIALS_DIRECTORY",
  "FORCE_COLOR",
  "HOME",
  "NO_COLOR",
  ...own,
  "TERM",
  "USERPROFILE",
];

const all: Permissions = { read: true, write: true, net: true, run: true, env: true, sys: ["uid"] };

/**
 * The permissions of each command. On Deno they are in the first line of its bundle, and what `stella-profile` has beyond
 * them is given up before it runs another command.
 */
export const permissions: ReadonlyMap<string, Permissions> = new Map<string, Permissions>([
  ["stella-profile", all],
  ["stella-lint", {
    read: true,
    write: true,
    env: variables("STELLAOPS_HOME", "STELLA_MOUNTED_SECRETS"),
    sys: ["uid"],
  }],
  ["stella-token", {
    read: true,
    write: true,
    net: true,
    env: variables(
      "NO_PROXY",
      "STELLAOPS_HOME",
      // Deno 2.0 does not know the star: there, the reasons of an operator are given as options.
      "STELLAOPS_ORCH_*",
      "STELLA_MOUNTED_SECRETS",
      "STELLA_OFFLINE",
      "STELLA_PROFILE",
    ),
    sys: ["uid"],
  }],
  ["stella-env", { read: true, env: variables("STELLAOPS_HOME", "STELLA_MOUNTED_SECRETS", "STELLA_PROFILE") }],
  // It passes the whole environment on, as `stella-profile exec` does.
  ["stella-exec", all],
]);
