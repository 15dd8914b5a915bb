import fc from "fast-check";

/** Pieces that mean something to YAML and to the rules. */
const piece = fc.constantFrom(
  ..."StellaOps: |Authority:|    |\n|\r\n|\t|Url: |ClientId: |clientsecret: |ClientSecretFile: |Scope: |BackendUrl: |https://|"
    .split("|"),
  ..."a.internal|packs:run|Packs.Read|packs.read |, |- |[|]|{|}|\"|'|&a |*a|!t |<<: |# |--- |...|%YAML 1.1|? |: ||yes|0o17|1:20|"
    .split("|"),
  "\ufeff",
  "\0",
  "# stella-lint-disable-line key-case",
  "日本",
  "\ud800",
  "|\n",
  ">-\n",
  "~",
);
/** Texts that come close to YAML, and to profiles. */
export const yamlish: fc.Arbitrary<string> = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.string()), {
  maxLength: 60,
}).map((all) => all.join(""));
