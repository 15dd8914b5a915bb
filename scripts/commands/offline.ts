import type { Args } from "../cli/args.ts";
import type { Io } from "../core/io.ts";

/** Whether the network is forbidden: by `--offline`, or by `STELLA_OFFLINE` as the `stella` CLI reads it. */
export function isOffline(args: Args, io: Pick<Io, "env">): boolean {
  return args.flag("offline") || /^(?:1|true)$/i.test(io.env("STELLA_OFFLINE") ?? "");
}
