import type { Format } from "../format.ts";
import { isPlain } from "../escape-octal.ts";

/**
 * A `.env` file in the syntax that all its readers share: plain words without quotes, since `docker run --env-file` does
 * not remove any, and everything else in single quotes, which Node, Docker Compose, python-dotenv and `sh` read alike.
 */
export const dotenv: Format = {
  name: "dotenv",
  aliases: [],
  refuses: [
    [/[\r\n]/, "a line end"],
    [/'/, "a single quote"],
    [/\\\\|\\$/, "a backslash doubled or at its end"],
  ],
  set: (name, value) => isPlain(value) && !value.includes(" ") ? `${name}=${value}` : `${name}='${value}'`,
  usage: (command) => `${command} > .env`,
};
