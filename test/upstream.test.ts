import { readdirSync } from "node:fs";
import { it } from "vitest";
import { root } from "./support/bundles.ts";

/** `make test` needs Node alone. What it leaves out is counted, so that nobody takes it for done. */
const left = readdirSync(`${root}/test/upstream`).filter((name) => name.endsWith(".upstream.test.ts"));

it.skip.each(left)("%s runs with make upstream, which needs the .NET SDK", () => {});
