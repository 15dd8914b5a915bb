import { defineConfig } from "eslint/config";
import regexp from "eslint-plugin-regexp";
import { parser, plugin } from "typescript-eslint";

/** Rules that need types and find mistakes rather than taste. `deno lint` and tsc check the rest. */
export default defineConfig(
  { ignores: ["dist", "test/fixtures", "test/runtimes", "scripts/runtime/deno*.ts", "**/*.deno.ts"] },
  {
    files: ["**/*.ts"],
    plugins: { "@typescript-eslint": plugin },
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-deprecated": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-for-in-array": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/restrict-plus-operands": "error",
      "@typescript-eslint/return-await": ["error", "always"],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/require-await": "error",
    },
  },
  {
    // Texts of others are searched with these: none may take more than linear time.
    files: ["scripts/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": "error",
    },
  },
);
