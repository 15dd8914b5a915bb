import { doubleQuoted } from "../double-quoted.ts";
import { failureText, type Format } from "../format.ts";

const quote = (value: string): string => doubleQuoted(value, (codePoint) => `\\u{${codePoint.toString(16)}}`);

/** Nushell, which evaluates no text: the output is saved, then sourced. `load-env` could not unset anything. */
export const nushell: Format = {
  name: "nushell",
  aliases: ["nu"],
  set: (name, value) => `$env.${name} = ${quote(value)}`,
  unset: (names) => `hide-env --ignore-errors ${names.join(" ")}`,
  fail: (exitCode) => `error make {msg: "${failureText(exitCode)}"}`,
  usage: (command) => `${command} | save --force stella-env.nu, and on a line of its own: source stella-env.nu`,
};
