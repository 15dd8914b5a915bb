import { flag } from "../cli/options.ts";
import type { Context } from "../core/context.ts";
import { layOutTable, measureRoom, type Table } from "../terminal/table.ts";

/** `--wide`, the same for every command that prints a table. */
export const wideOption = flag("Show every column and every value in full, on lines of any length.");

/** Whether values may be abbreviated: for people at a terminal who have not asked for more. */
export function isBrief(options: { readonly wide: boolean }, { io }: Pick<Context, "io">): boolean {
  return io.stdout.isTerminal && !options.wide;
}

/** Prints a table, and says which columns it leaves out. */
export function printTable(table: Table, options: { readonly wide: boolean }, { io, log }: Context): void {
  const { text, hidden } = layOutTable(table, measureRoom(io.stdout, options.wide));
  io.stdout.write(text);
  if (hidden.length > 0) log.info(`there is no room for ${hidden.join(" and ")}: --wide shows everything`);
}
