import type { Format } from "../format.ts";

/**
 * A GitLab `artifacts:reports:dotenv` file: `NAME=value`, no quotes, spaces at both ends stripped. The jobs that
 * receive it would expand `$`. See https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsdotenv.
 */
export const gitlab: Format = {
  name: "gitlab",
  aliases: [],
  refuses: [
    [/[\r\n]/, "a line end"],
    [/^\s|\s$/, "white space at an end"],
    [/\$/, "a dollar sign"],
  ],
  tokenLeaks: "a dotenv report is an artifact that others can download",
  set: (name, value) => `${name}=${value}`,
  usage: (command) => `${command} > stella.env, and name stella.env under artifacts:reports:dotenv`,
};
