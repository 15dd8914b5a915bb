import { flag } from "../cli/options.ts";
import { readBooleanVariable } from "../core/boolean-variable.ts";
import type { Io } from "../core/io.ts";

/** `--offline`, the same for every command that would use the network. */
export const offlineOption = flag("Do not use the network.");

/** Whether the network is forbidden: by `--offline`, or by `STELLA_OFFLINE` as the `stella` CLI reads it. */
export function isOffline(options: { readonly offline: boolean }, io: Pick<Io, "env">): boolean {
  return options.offline || readBooleanVariable("STELLA_OFFLINE", io);
}
