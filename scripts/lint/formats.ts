import { compact } from "./formats/compact.ts";
import { github } from "./formats/github.ts";
import { gitlab } from "./formats/gitlab.ts";
import { json } from "./formats/json.ts";
import { junit } from "./formats/junit.ts";
import { pretty } from "./formats/pretty.ts";
import { sarif } from "./formats/sarif.ts";
import type { Format } from "./lint-result.ts";

/** The formats by name, the default first. */
export const formats: Readonly<Record<string, Format>> = { pretty, compact, json, sarif, github, gitlab, junit };
