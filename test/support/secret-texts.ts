import fc from "fast-check";

/** The secret in {@linkcode secretTexts}: in nothing else that a test writes. */
export const canary = "Zx9canaryQ7";

const word = fc.constantFrom(
  "ClientSecret",
  "clientsecret",
  "ClientSecert",
  "Password",
  "Pwd",
  "ApiKey",
  "access_token",
);

/** A secret key as YAML lets it be written. */
const key = word.chain((name) =>
  fc.constantFrom(
    `${name}: `,
    `${name}:   `,
    `"${name}": `,
    `'${name}' : `,
    `"${name.slice(0, 1)}\\x${name.charCodeAt(1).toString(16)}${name.slice(2)}": `,
    `!!str ${name}: `,
    `&k ${name}: `,
    `? ${name}\n    : `,
    `"StellaOps:Authority:${name}": `,
  )
);

/** The canary as the value of a key, in every style and out of all. */
const value = fc.constantFrom(
  ..."@|'@'|\"@\"|!@|*@|&@|!!@|!<@>|!@ x|*@ x|&@ x|[@]|[a, @]|{@}|{@: x}|{x: @}|{x: {y: [@]}}|{@: 1, @: 2}|\"@|'@|[@|{@|{x: @"
    .split("|"),
  ...'%@|\\@|`@|x@|@ # c|# @|@: x|@ : x|- @|-@|?@|? @|:@|>@|=@|~@|0x@|<<@|--@|x\n     @|"x\n     @"|"x\n@|!!binary @|!!int @'
    .split("|"),
  "@@",
  "|\n      @",
  ">-\n\n      @\n\n      x",
  "|2\n      @",
  "\n      @",
  "\n      - @\n      - x",
  "\n      x: @",
  "\n      x:\n        - {y: @}",
  "\n      @: @\n      @: @",
  "&a @\n    Other: *a",
  "[&a @, *a]",
  "\t@",
  "@\t",
  "@\r",
  "'it''s @'",
  '"\\"@"',
  '"\\q @"',
  "x@x # stella-lint-disable-line inline-secret",
).map((text) => text.replaceAll("@", canary));

const before = fc.constantFrom(
  "",
  "Url: yes\n    ",
  "Url: [\n    ",
  "\tUrl: x\n    ",
  "Scope: packs:run\n    ",
  "Url: 'open\n    ",
  "Url: !t &u x\n    ",
  "Url: *missing\n    ",
  "Url: a: b\n    ",
);
const after = fc.constantFrom(
  "\n    Scope: packs:run\n",
  "\n",
  "",
  "\n    Scope: 'packs.read,packs.run'\n    scope: x\n",
  "\n   Bad: x\n",
  "\n    ]\n",
  "\n---\na: yes\n",
);
const head = fc.constantFrom(
  "StellaOps:\n  Authority:\n    ",
  "stellaops:\n  authority:\n    ",
  "a: yes\n---\nx:\n    ",
  "",
  "\ufeff",
);

/** Texts with {@linkcode canary} where the value of a secret key is, or would be if the text were YAML. */
export const secretTexts: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(head, before, key, value, after).map((parts) => parts.join("")),
  fc.tuple(key, value).map(([key, value]) =>
    `StellaOps: {Authority: {Url: yes, ${key}${value}, Scope: "packs:run"}}\n`
  ),
  fc.tuple(key, value).map(([key, value]) => `StellaOps:\n  - ${key}${value}\n  - Scope: yes\n`),
  fc.tuple(key, value).map((parts) => parts.join("").replaceAll("\n", " "))
    .map((line) => `a: yes\n# ${line}\nb: !t x # ${line}\n`),
).chain((text) => fc.constantFrom(text, text.replaceAll("\n", "\r\n")));
