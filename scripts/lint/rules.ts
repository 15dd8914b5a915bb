import type { Rule } from "./rule.ts";
import { duplicateKey } from "./rules/duplicate-key.ts";
import { emptyValue } from "./rules/empty-value.ts";
import { encoding } from "./rules/encoding.ts";
import { fileSize } from "./rules/file-size.ts";
import { inlineSecret } from "./rules/inline-secret.ts";
import { insecureUrl } from "./rules/insecure-url.ts";
import { invalidType } from "./rules/invalid-type.ts";
import { invalidUrl } from "./rules/invalid-url.ts";
import { missingKey } from "./rules/missing-key.ts";
import { nestingDepth } from "./rules/nesting-depth.ts";
import { noSecret } from "./rules/no-secret.ts";
import { placeholderUrl } from "./rules/placeholder-url.ts";
import { secretConflict } from "./rules/secret-conflict.ts";
import { secretFileContent } from "./rules/secret-file-content.ts";
import { secretFileMissing } from "./rules/secret-file-missing.ts";
import { secretFileMode } from "./rules/secret-file-mode.ts";
import { unknownKey } from "./rules/unknown-key.ts";
import { unreadableFile } from "./rules/unreadable-file.ts";
import { yamlSyntax } from "./rules/yaml-syntax.ts";

/** Every rule, in the order of the documentation. A rule that is not here does not exist. */
export const rules: readonly Rule[] = [
  unreadableFile,
  fileSize,
  encoding,
  yamlSyntax,
  nestingDepth,
  duplicateKey,
  missingKey,
  unknownKey,
  invalidType,
  emptyValue,
  invalidUrl,
  insecureUrl,
  placeholderUrl,
  inlineSecret,
  secretConflict,
  noSecret,
  secretFileMissing,
  secretFileMode,
  secretFileContent,
];
