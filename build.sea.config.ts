import { type BuildConfig, defineBuildConfig } from "unbuild";
import { bundle } from "./build.config.ts";

/*
 * `stella-profile`, which reaches every other command, as the CommonJS that Node's single-executable format takes. See
 * `make sea`.
 */

const { rollup, hooks, ...config }: BuildConfig = bundle("stella-profile", "node");

export default defineBuildConfig({
  ...config,
  outDir: "dist/sea",
  rollup: {
    ...rollup,
    emitCJS: true,
    esbuild: { target: "es2023" },
    output: { inlineDynamicImports: true, dynamicImportInCjs: false },
  },
  hooks: { "build:before": hooks?.["build:before"], "rollup:options": hooks?.["rollup:options"] },
});
