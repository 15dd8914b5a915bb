import { formatJson } from "../../core/format-json.ts";
import { isAbsolute } from "../../core/paths.ts";
import { version } from "../../core/version.ts";
import type { Finding, Fix, Severity } from "../finding.ts";
import { fingerprintsOf } from "../fingerprint.ts";
import { fixAsJson } from "../fix-json.ts";
import type { Format } from "../format.ts";
import { helpOf } from "../help-link.ts";
import type { Rule } from "../rule.ts";
import { rules } from "../rules.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** Rules by id, with their place in the log. */
const places: ReadonlyMap<string, number> = new Map(rules.map(({ id }, index) => [id, index]));

/** SARIF 2.1.0 (OASIS), as far as GitHub code scanning reads it. */
export const sarif: Format = async ({ findings }) => {
  const fingerprints = await fingerprintsOf(findings);
  const driver = {
    name: "stella-lint",
    version,
    semanticVersion: version,
    informationUri: helpOf("rules"),
    rules: rules.map(describeRule),
  };
  const run = {
    tool: { driver },
    automationDetails: { id: "stella-lint/" },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding, index) => resultOf(finding, fingerprints[index])),
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return formatJson(log);
};

const describeRule = ({ id, description, why, severity }: Rule): object => ({
  id,
  shortDescription: { text: description },
  fullDescription: { text: `${description} ${why}` },
  help: { text: why, markdown: why },
  helpUri: helpOf(id),
  defaultConfiguration: { level: levels[severity] },
});

function resultOf(finding: Finding, fingerprint: string | undefined): object {
  const { rule, severity, message, line, column, endLine, endColumn, fix } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    ruleId: rule,
    ruleIndex: places.get(rule),
    level: levels[severity],
    message: { text: escapeLinks(message) },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(finding), region } }],
    partialFingerprints: { "stellaLint/v1": fingerprint },
    ...(fix ? { fixes: [fixOf(finding, fix)] } : {}),
  };
}

function fixOf(finding: Finding, fix: Fix): object {
  const { description, edits } = fixAsJson(finding, fix);
  const replacements = edits.map(({ line, column, endLine, endColumn, text }) => ({
    deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
    insertedContent: { text },
  }));
  return {
    description: { text: description },
    artifactChanges: [{ artifactLocation: artifactOf(finding), replacements }],
  };
}

/** Relative to the checkout, which is what code scanning wants; an absolute path becomes a file URI. */
function artifactOf({ file }: Finding): { uri: string; uriBaseId?: string } {
  const windows = isAbsolute(file, "windows");
  const parts = file.split(windows ? /[\\/]/ : "/").map(encodeURIComponent).join("/");
  if (windows) return { uri: `file:///${parts.replace("%3A", ":")}` };
  return file.startsWith("/") ? { uri: `file://${parts}` } : { uri: parts, uriBaseId: "%SRCROOT%" };
}

/** In a SARIF message brackets make links (§3.11.6). */
const escapeLinks = (text: string): string => text.replace(/[[\]\\]/g, "\\$&");
