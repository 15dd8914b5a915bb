import type { Format } from "../format.ts";
import { isPlain } from "../octal.ts";

/**
 * A `.env` file in what all its readers agree on: plain words bare, as `docker run --env-file` takes no quotes, and
 * anything else in single quotes, which Node, Docker Compose, python-dotenv and `sh` read alike.
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
