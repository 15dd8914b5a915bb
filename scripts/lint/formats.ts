import type { Format } from "./format.ts";
import { compact } from "./formats/compact.ts";
import { json } from "./formats/json.ts";
import { pretty } from "./formats/pretty.ts";

/** The formats by name, the default first. */
export const formats: Readonly<Record<string, Format>> = { pretty, compact, json };
