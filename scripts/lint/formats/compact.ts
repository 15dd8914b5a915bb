import type { Finding } from "../finding.ts";
import type { Format } from "../format.ts";
import { sanitize } from "../../core/sanitize.ts";

/** One line a finding: `file:line:col: severity: message [rule]`. */
export const compact: Format = ({ findings }) => findings.map((finding) => `${lineOf(finding)}\n`).join("");

const lineOf = ({ file, line, column, severity, message, rule }: Finding): string =>
  `${sanitize(file)}:${line}:${column}: ${severity}: ${message} [${rule}]`;
