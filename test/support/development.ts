import { startAuthority } from "./authority.ts";
import { startBackend } from "./backend.ts";

/** A development Authority and a stand-in backend on fixed ports, for trying the commands by hand. Ends with Ctrl-C. */
async function startDevelopment(): Promise<void> {
  const authority = await startAuthority({ port: 9400 });
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
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== "EADDRINUSE") throw error;
  console.error(`error: port ${port} is taken. does another development Authority run?`);
  process.exitCode = 1;
}
