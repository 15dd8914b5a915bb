/** The codes of problems with features of YAML that readers of configuration files support differently. */
export const featureCodes = ["ANCHOR", "ALIAS", "TAG", "MERGE", "DIRECTIVE", "MULTIPLE_DOCS"] as const;

/** One of {@linkcode featureCodes}. */
export type FeatureCode = (typeof featureCodes)[number];
