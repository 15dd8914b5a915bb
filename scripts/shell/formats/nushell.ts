import { quoteDouble } from "../quote-double.ts";
import { describeFailure, type Format } from "../format.ts";

const quote = (value: string): string => quoteDouble(value, (codePoint) => `\\u{${codePoint.toString(16)}}`);

/** Nushell cannot evaluate text: the output is saved, then sourced. `load-env` could not unset anything. */
export const nushell: Format = {
  name: "nushell",
  aliases: ["nu"],
  set: (name, value) => `$env.${name} = ${quote(value)}`,
  unset: (names) => `hide-env --ignore-errors ${names.join(" ")}`,
  fail: (exitCode) => `error make {msg: "${describeFailure(exitCode)}"}`,
  usage: (command) => `${command} | save --force stella-env.nu, and on a line of its own: source stella-env.nu`,
};
