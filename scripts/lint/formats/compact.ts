import { sanitize } from "../../core/sanitize.ts";
import type { Format } from "../lint-result.ts";

/** One line for each finding: `file:line:col: severity: message [rule]`. */
export const compact: Format = ({ findings }) =>
  findings.map(({ file, line, column, severity, message, rule }) =>
    `${sanitize(file)}:${line}:${column}: ${severity}: ${message} [${rule}]\n`
  ).join("");
