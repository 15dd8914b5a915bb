import type { Format } from "./format.ts";
import { cmd } from "./formats/cmd.ts";
import { csh } from "./formats/csh.ts";
import { dotenv } from "./formats/dotenv.ts";
import { elvish } from "./formats/elvish.ts";
import { fish } from "./formats/fish.ts";
import { github } from "./formats/github.ts";
import { gitlab } from "./formats/gitlab.ts";
import { json } from "./formats/json.ts";
import { nushell } from "./formats/nushell.ts";
import { powershell } from "./formats/powershell.ts";
import { sh } from "./formats/sh.ts";
import { xonsh } from "./formats/xonsh.ts";

/** The format that is used unless another is requested. */
export const defaultFormat: Format = sh;

/** Every format. */
export const formats: readonly Format[] = [
  sh,
  fish,
  powershell,
  cmd,
  csh,
  nushell,
  elvish,
  xonsh,
  json,
  dotenv,
  github,
  gitlab,
];

/** Every name that `--format` accepts. */
export const formatNames: readonly string[] = [
  ...formats.map(({ name }) => name),
  ...formats.flatMap(({ aliases }) => aliases),
];

/** The format of that name or alias. */
export function findFormat(name: string): Format | undefined {
  return formats.find((format) => format.name === name || format.aliases.includes(name));
}
