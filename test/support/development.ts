import { startAuthority } from "./authority.ts";
import { startBackend } from "./backend.ts";
import { startOpenIddict } from "./openiddict.ts";

const port = 9400;

/** The server that an argument names. */
const stacks = { "oidc-provider": () => startAuthority({ port }), openiddict: () => startOpenIddict({ port }) };

const findStack = (name = "oidc-provider"): keyof typeof stacks => {
  if (name in stacks) return name as keyof typeof stacks;
  throw new Error(`unknown STACK "${name}". use ${Object.keys(stacks).join(" or ")}`);
};

/** A development Authority and a stand-in backend on fixed ports, for trying the commands by hand. Ends with Ctrl-C. */
async function startDevelopment(): Promise<void> {
  const authority = await stacks[findStack(process.argv[2])]();
  const backend = await startBackend(authority, 9401);
  console.log(`Authority  ${authority.url}
backend    ${backend.url}

client          secret`);
  for (const client of ["pack-operator", "packs-registry", "pack-approver"]) {
    console.log(`${client.padEnd(16)}${authority.secrets[client]}`);
  }
  console.log("\nCtrl-C ends both.");
}

try {
  await startDevelopment();
} catch (error) {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  const isTaken = code === "EADDRINUSE";
  console.error(`error: ${isTaken ? `port ${port} is taken. does another development Authority run?` : message}`);
  process.exitCode = 1;
}
