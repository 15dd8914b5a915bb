import { formatJson } from "../../core/format-json.ts";
import { isAbsolute } from "../../core/paths.ts";
import { version } from "../../core/version.ts";
import { type Finding, type Fix, locateEdits, type Region, type Severity } from "../finding.ts";
import { createFingerprints } from "../fingerprint.ts";
import type { Format } from "../lint-result.ts";
import { getHelpUrl, type Rule, rulesPage } from "../rule.ts";
import { rules } from "../rules.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** The index of each rule in the log. */
const ruleIndexes: ReadonlyMap<string, number> = new Map(rules.map(({ id }, index) => [id, index]));

/** SARIF 2.1.0 (OASIS), the part that GitHub code scanning reads. */
export const sarif: Format = ({ findings }) => {
  const fingerprints = createFingerprints(findings);
  const driver = {
    name: "stella-lint",
    version,
    semanticVersion: version,
    informationUri: rulesPage,
    rules: rules.map(describeRule),
  };
  const run = {
    tool: { driver },
    automationDetails: { id: "stella-lint/" },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding, index) => formatResult(finding, fingerprints[index])),
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return formatJson(log);
};

const describeRule = ({ id, description, why, severity }: Rule): object => ({
  id,
  shortDescription: { text: description },
  fullDescription: { text: `${description} ${why}` },
  help: { text: why, markdown: why },
  helpUri: getHelpUrl(id),
  defaultConfiguration: { level: levels[severity] },
});

function formatResult(finding: Finding, fingerprint: string | undefined): object {
  const { rule, severity, message, fix } = finding;
  return {
    ruleId: rule,
    ruleIndex: ruleIndexes.get(rule),
    level: levels[severity],
    message: { text: escapeLinks(message) },
    locations: [{ physicalLocation: { artifactLocation: locateArtifact(finding), region: formatRegion(finding) } }],
    partialFingerprints: { "stellaLint/v1": fingerprint },
    ...(fix ? { fixes: [formatFix(finding, fix)] } : {}),
  };
}

function formatFix(finding: Finding, fix: Fix): object {
  const replacements = locateEdits(finding, fix).map(({ text, ...region }) => ({
    deletedRegion: formatRegion(region),
    insertedContent: { text },
  }));
  return {
    description: { text: fix.description },
    artifactChanges: [{ artifactLocation: locateArtifact(finding), replacements }],
  };
}

function formatRegion({ line, column, endLine, endColumn }: Region): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Relative to the checkout, as code scanning expects; an absolute path becomes a file URI. */
function locateArtifact({ file }: Finding): { uri: string; uriBaseId?: string } {
  const windows = isAbsolute(file, "windows");
  const parts = file.split(windows ? /[\\/]/ : "/").map(encodeURIComponent).join("/");
  if (windows) return { uri: `file:///${parts.replace("%3A", ":")}` };
  return file.startsWith("/") ? { uri: `file://${parts}` } : { uri: parts, uriBaseId: "%SRCROOT%" };
}

/** In a SARIF message brackets make links (§3.11.6). */
const escapeLinks = (text: string): string => text.replace(/[[\]\\]/g, "\\$&");
