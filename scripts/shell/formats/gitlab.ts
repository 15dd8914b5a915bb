import type { Format } from "../format.ts";

/**
 * A GitLab `artifacts:reports:dotenv` file: `NAME=value`, no quotes, blanks at either end stripped. `$` would be expanded
 * by the jobs that receive it. See https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsdotenv.
 */
export const gitlab: Format = {
  name: "gitlab",
  aliases: [],
  refuses: [
    [/[\r\n]/, "a line end"],
    [/^\s|\s$/, "a blank at an end"],
    [/\$/, "a dollar sign"],
  ],
  tokenLeaks: "a dotenv report is an artifact that others can download",
  set: (name, value) => `${name}=${value}`,
  usage: (command) => `${command} > stella.env, and name stella.env under artifacts:reports:dotenv`,
};
