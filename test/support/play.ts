import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { type Authority, type AuthorityOptions, startAuthority } from "./authority.ts";
import { type Backend, startBackend } from "./backend.ts";
import { installBundles, root } from "./bundles.ts";
import { commandsIn } from "./console-blocks.ts";

/** The ports that the README shows. Where they are taken, any free ones do. */
const ports = { authority: 9400, backend: 9401 };

/** Begins the lines of the shell, and completes the commands. */
const startFile = `PS1='play$ '
source <(stella-profile completion bash)
`;

/** `make play`: a shell with the commands, a development Authority and a home, all of which end with it. */
async function play(): Promise<number> {
  const authority = await startAuthority({ port: ports.authority }).catch(onFreePort(startAuthority));
  const backend = await startBackend(authority, ports.backend).catch(onFreePort(() => startBackend(authority)));
  const home = mkdtempSync(`${tmpdir()}/stella-play-`);
  // Whatever ends this process but a SIGKILL: the signals are handled below.
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  try {
    console.log(describeTour(authority, backend));
    return await openShell(home);
  } finally {
    await Promise.all([authority.close(), backend.close()]);
  }
}

/** Starts a server on a free port when its own is taken, as by another `make play`. */
function onFreePort<Server>(start: (options?: AuthorityOptions) => Promise<Server>) {
  return async (error: unknown): Promise<Server> => {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return await start();
  };
}

/** The README's tour with the addresses of this shell. */
function describeTour({ url, secrets }: Authority, backend: Backend): string {
  const shown = commandsIn(readFileSync(`${root}/README.md`, "utf8")).map(({ command }) => `  ${command}`).join("\n")
    .replaceAll(`http://127.0.0.1:${ports.authority}`, url).replaceAll(
      `http://127.0.0.1:${ports.backend}`,
      backend.url,
    );
  const clients = ["pack-operator", "packs-registry", "pack-approver"];
  return `Authority  ${url}
backend    ${backend.url}

client          secret
${clients.map((client) => `${client.padEnd(16)}${secrets[client]}`).join("\n")}

The tour of README.md, to type or to paste:

${shown}

This shell has a home of its own. "exit" ends it, the Authority and all that they hold.
`;
}

/** The variables that would lead the commands out of the new home, or into another profile. */
const foreign = /^(?:STELLA|XDG_|PROMPT_COMMAND$|BASH_ENV$|ENV$|HISTFILE$)/i;

/** Runs an interactive shell to its end. It exits with the status of its last command, which says nothing about play. */
function openShell(home: string): Promise<number> {
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const env = { ...Object.fromEntries(inherited), HOME: home, PATH: installBundles(`${home}/bin`, "node") };
  writeFileSync(`${home}/.bashrc`, startFile);
  return new Promise((resolve, reject) => {
    const shell = spawn("bash", ["--noprofile", "-i"], { cwd: home, env, stdio: "inherit" });
    shell.once("error", reject);
    shell.once("close", () => resolve(0));
    // An interactive shell ignores SIGTERM; SIGHUP ends it.
    for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => shell.kill("SIGHUP"));
    // Ctrl-C is for what runs in the shell.
    process.on("SIGINT", () => {});
  });
}

if (process.stdin.isTTY && process.stdout.isTTY) process.exitCode = await play();
else {
  console.error("error: make play opens a shell, and this is no terminal. make demo shows the same without one");
  process.exitCode = 2;
}
