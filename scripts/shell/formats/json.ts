import type { Format } from "../format.ts";

const writeField = (name: string, value: string | null): string => `${JSON.stringify(name)}: ${JSON.stringify(value)}`;

/** One JSON object; null for a variable to unset, as in `direnv export json`. */
export const json: Format = {
  name: "json",
  aliases: [],
  set: writeField,
  unset: (names) => names.map((name) => writeField(name, null)).join(",\n  "),
  join: (fields) => `{\n  ${fields.join(",\n  ")}\n}\n`,
  usage: (command) => `${command} | jq .`,
};
