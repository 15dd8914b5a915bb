import { chmodSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type BuildConfig, defineBuildConfig } from "unbuild";
import { deferModules } from "./build.deferred.ts";
import { omitModules } from "./build.omitted.ts";
import { inlineParts } from "./build.parts.ts";
import { scriptOrModule } from "./build.script.ts";
import { type Permissions, permissions } from "./scripts/core/permissions.ts";

type Runtime = "node" | "deno";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Deno's letters for its permissions: the long names of all that stella-token reads do not fit into a first line. */
const letters: Readonly<Record<keyof Permissions, string>> = {
  read: "-R",
  write: "-W",
  net: "-N",
  run: "--allow-run",
  env: "-E",
  sys: "-S",
};

/** The options of Deno that grant permissions, in the order of the table. */
const formatPermissions = (granted: Permissions | undefined): string[] =>
  Object.entries(granted ?? {}).map(([name, value]) =>
    `${letters[name as keyof Permissions]}${value === true ? "" : `=${value.join()}`}`
  );

/** Most profiles are plain YAML, which is read without the library: more than half of a command. */
const deferred = [here("scripts/profile/yaml/library.ts")];

/**
 * What the YAML library has for writing, and for other schemas than YAML 1.2's core. Only `stella-profile` writes YAML, and
 * looks how YAML 1.1 would read it.
 */
const unreachable = /\/yaml\/browser\/dist\/(?:stringify|schema\/(?:yaml-1\.1|json))\//;

const extensions: Readonly<Record<Runtime, string>> = { node: "mjs", deno: "js" };

function shebang(command: string, runtime: Runtime): string {
  if (runtime === "node") return "#!/usr/bin/env node";
  // Permissions leave open where code is imported from: unless told otherwise, Deno loads it from a few hosts and npm.
  const options = [
    "--no-prompt",
    "--no-config",
    "--no-remote",
    "--no-npm",
    ...formatPermissions(permissions.get(command)),
  ];
  return `#!/usr/bin/env -S deno run ${options.join(" ")}`;
}

/** One self-contained executable file: one command for one runtime. */
export function bundle(command: string, runtime: Runtime): BuildConfig {
  const outDir = `dist/${runtime}`;
  const extension = extensions[runtime];
  return {
    name: `${command} for ${runtime}`,
    entries: [{ input: `scripts/${command}.ts`, name: command }],
    outDir,
    clean: false,
    declaration: false,
    failOnWarn: false,
    sourcemap: true,
    alias: {
      "#runtime": here(`scripts/runtime/${runtime}.ts`),
      // The default builds pull in node: modules or CommonJS wrappers, both slow to load.
      ofetch: here("node_modules/ofetch/dist/index.mjs"),
      yaml: here("node_modules/yaml/browser/dist/index.js"),
    },
    // What a library only looks at would be built for it: on Deno that is all of Node's `process`, 15 of 35 ms.
    replace: {
      // rollup puts what parts share into files of their own where a module waits at its top level. The process ends when
      // nothing is left to do, as everywhere.
      "await start": "void start",
      "typeof navigator": '"undefined"',
      // A message of ofetch, which publint takes for CommonJS code.
      "global.fetch is not supported": "fetch is not supported",
      ...runtime === "deno" && { "typeof process": '"undefined"' },
    },
    rollup: {
      inlineDependencies: true,
      // A quarter of a short run is parsing: half the text is 2 of 40 ms.
      // The report of a crash quotes the line in which it happened.
      esbuild: { target: "es2023", format: "esm", minify: true, lineLimit: 200 },
      resolve: { exportConditions: [runtime, "import", "default"] },
      output: {
        // `inlineParts()` names the map of the whole file.
        sourcemap: "hidden",
        banner: ({ isEntry }: { isEntry: boolean }) => isEntry ? shebang(command, runtime) : "",
        entryFileNames: `[name].${extension}`,
        chunkFileNames: "[name].js",
        hoistTransitiveImports: false,
      },
    },
    hooks: {
      // unbuild takes every name under `imports` for an external one.
      "build:before": (ctx) => {
        ctx.options.externals = ctx.options.externals.filter((name) => name !== "#runtime");
      },
      "rollup:options": (_, options) => {
        options.plugins.push(
          ...command === "stella-profile" ? [] : [omitModules(unreachable)],
          deferModules(deferred),
          ...runtime === "node" ? [scriptOrModule()] : [],
          inlineParts(deferred),
        );
      },
      "build:done": () => chmodSync(here(`${outDir}/${command}.${extension}`), 0o755),
    },
  };
}

/** The modules that programs import, for one runtime. They share files, and keep their parts in files of their own. */
function library(runtime: Runtime): BuildConfig {
  const { alias, replace, rollup, hooks } = bundle("api", runtime);
  return {
    name: `api-${runtime}`,
    entries: ["token", "lint"].map((name) => ({ input: `scripts/api/${name}.ts`, name })),
    outDir: `dist/api/${runtime}`,
    clean: false,
    declaration: runtime === "node" && "node16",
    failOnWarn: false,
    ...alias && { alias },
    ...replace && { replace },
    rollup: {
      ...rollup,
      esbuild: { target: "es2023", format: "esm", minify: true },
      output: { entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" },
    },
    hooks: { "build:before": hooks?.["build:before"] as () => void },
  };
}

export default defineBuildConfig(
  [...permissions.keys()].flatMap((command) => [bundle(command, "node"), bundle(command, "deno")])
    .concat(library("node"), library("deno")),
);
