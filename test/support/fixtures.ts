import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root } from "./bundles.ts";
import { type TestIo, testIo } from "./io.ts";

/** Where the fixtures are. */
export const fixtures: string = join(root, "test/fixtures/profiles");

/** A fixture: a profile, the world around it, and the expected findings. */
export interface Fixture {
  /** Without extension: `insecure-url-http`. */
  readonly name: string;
  readonly file: string;
  /** Lines of the `.world` file beside it; see {@linkcode makeWorld}. */
  readonly world: readonly string[];
  /** The `.txt` file beside it: one finding a line. */
  readonly expectedFile: string;
}

/** The fixtures in `ok` or `err`. */
export function fixturesIn(kind: "ok" | "err"): Fixture[] {
  const directory = join(fixtures, kind);
  return readdirSync(directory).filter((name) => name.endsWith(".yaml")).sort().map((base) => {
    const file = join(directory, base);
    const world = file.replace(/\.yaml$/, ".world");
    return {
      name: base.replace(/\.yaml$/, ""),
      file,
      world: existsSync(world) ? readFileSync(world, "utf8").split("\n").filter(Boolean) : [],
      expectedFile: file.replace(/\.yaml$/, ".txt"),
    };
  });
}

const clients = ["pack-operator", "packs-registry", "pack-approver"];

/**
 * A StellaOps home with the guide's secrets and token cache in place and the fixture among its profiles. Each line of its
 * world changes something, paths counting from the StellaOps home, contents being JSON strings:
 * `as NAME.yaml [MODE]`, `write PATH MODE CONTENT`, `fill PATH BYTES`, `directory PATH MODE`, `link PATH TARGET`,
 * `neighbour FIXTURE NAME.yaml`.
 */
export function makeWorld({ name, file, world }: Pick<Fixture, "name" | "file" | "world">): TestIo {
  const io = testIo();
  const home = join(io.home, ".stellaops");
  const write = (path: string, mode: string, content: string | Uint8Array): void => {
    mkdirSync(join(home, path, ".."), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, path), content);
    chmodSync(join(home, path), parseInt(mode, 8));
  };
  for (const client of clients) write(`secrets/${client}.secret`, "600", `secret of ${client}\n`);
  mkdirSync(join(home, "tokens"), { mode: 0o700 });
  let [as, mode] = [`${name}.yaml`, "600"];
  const verbs: Readonly<Record<string, (...words: string[]) => void>> = {
    as: (to = as, wanted = mode) => [as, mode] = [to, wanted],
    write: (path = "", wanted = "600", ...content) => write(path, wanted, JSON.parse(content.join(" "))),
    directory: (path = "", wanted = "700") => {
      mkdirSync(join(home, path), { recursive: true });
      chmodSync(join(home, path), parseInt(wanted, 8));
    },
    fill: (path = "", bytes = "0") => write(path, "600", new Uint8Array(Number(bytes)).fill(35)),
    link: (path = "", target = "") => {
      mkdirSync(join(home, path, ".."), { recursive: true });
      symlinkSync(target, join(home, path));
    },
    neighbour: (other = "", to = "") => {
      mkdirSync(join(home, "profiles"), { recursive: true, mode: 0o700 });
      copyFileSync(join(fixtures, `${other}.yaml`), join(home, "profiles", to));
    },
  };
  for (const line of world) {
    const [verb = "", ...words] = line.split(" ");
    const apply = verbs[verb];
    if (!apply) throw new Error(`unknown verb "${verb}" in ${name}.world: use ${Object.keys(verbs).join(", ")}`);
    apply(...words);
  }
  write(`profiles/${as}`, mode, readFileSync(file));
  return io;
}
