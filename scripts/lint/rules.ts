import type { Rule } from "./rule.ts";
import { ambiguousScalar } from "./rules/ambiguous-scalar.ts";
import { crossAuthoritySecret } from "./rules/cross-authority-secret.ts";
import { duplicateKey } from "./rules/duplicate-key.ts";
import { duplicateProfile } from "./rules/duplicate-profile.ts";
import { emptyValue } from "./rules/empty-value.ts";
import { encoding } from "./rules/encoding.ts";
import { excessScope } from "./rules/excess-scope.ts";
import { fileSize } from "./rules/file-size.ts";
import { foreignPath } from "./rules/foreign-path.ts";
import { inlineSecret } from "./rules/inline-secret.ts";
import { insecureUrl } from "./rules/insecure-url.ts";
import { invalidType } from "./rules/invalid-type.ts";
import { invalidUrl } from "./rules/invalid-url.ts";
import { keyCase } from "./rules/key-case.ts";
import { lineEnd } from "./rules/line-end.ts";
import { missingKey } from "./rules/missing-key.ts";
import { missingReadScope } from "./rules/missing-read-scope.ts";
import { mixedTrustCache } from "./rules/mixed-trust-cache.ts";
import { nestingDepth } from "./rules/nesting-depth.ts";
import { noSecret } from "./rules/no-secret.ts";
import { packScopeSpelling } from "./rules/pack-scope-spelling.ts";
import { placeholderUrl } from "./rules/placeholder-url.ts";
import { profileMode } from "./rules/profile-mode.ts";
import { profileName } from "./rules/profile-name.ts";
import { profileSize } from "./rules/profile-size.ts";
import { readerDifference } from "./rules/reader-difference.ts";
import { relativePath } from "./rules/relative-path.ts";
import { roleScopes } from "./rules/role-scopes.ts";
import { runMetadata } from "./rules/run-metadata.ts";
import { scopeFormat } from "./rules/scope-format.ts";
import { secretConflict } from "./rules/secret-conflict.ts";
import { secretFileContent } from "./rules/secret-file-content.ts";
import { secretFileMissing } from "./rules/secret-file-missing.ts";
import { secretFileMode } from "./rules/secret-file-mode.ts";
import { secretInRepository } from "./rules/secret-in-repository.ts";
import { sharedClient } from "./rules/shared-client.ts";
import { sharedSecret } from "./rules/shared-secret.ts";
import { tokenCacheMode } from "./rules/token-cache-mode.ts";
import { unexpandedVariable } from "./rules/unexpanded-variable.ts";
import { unknownKey } from "./rules/unknown-key.ts";
import { unreadableFile } from "./rules/unreadable-file.ts";
import { unusedSuppression } from "./rules/unused-suppression.ts";
import { urlCredentials } from "./rules/url-credentials.ts";
import { urlSuffix } from "./rules/url-suffix.ts";
import { yamlFeature } from "./rules/yaml-feature.ts";
import { yamlSyntax } from "./rules/yaml-syntax.ts";

/** Every rule, in the order of the documentation. */
const table = [
  unreadableFile,
  fileSize,
  encoding,
  lineEnd,
  profileName,
  duplicateProfile,
  yamlSyntax,
  nestingDepth,
  profileSize,
  duplicateKey,
  ambiguousScalar,
  yamlFeature,
  readerDifference,
  missingKey,
  unknownKey,
  keyCase,
  invalidType,
  emptyValue,
  invalidUrl,
  insecureUrl,
  urlCredentials,
  urlSuffix,
  placeholderUrl,
  scopeFormat,
  packScopeSpelling,
  roleScopes,
  excessScope,
  missingReadScope,
  inlineSecret,
  secretConflict,
  noSecret,
  secretFileMissing,
  secretFileMode,
  secretFileContent,
  secretInRepository,
  sharedClient,
  sharedSecret,
  crossAuthoritySecret,
  unexpandedVariable,
  relativePath,
  foreignPath,
  profileMode,
  tokenCacheMode,
  mixedTrustCache,
  runMetadata,
  unusedSuppression,
] as const satisfies readonly Rule[];

/** The id of a rule. */
export type RuleId = (typeof table)[number]["id"];

/** Every rule, in the order of the documentation. */
export const rules: readonly (Rule & { readonly id: RuleId })[] = table;

/** The id of every rule. */
export const ruleIds: readonly RuleId[] = table.map(({ id }) => id);
