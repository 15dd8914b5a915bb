import { expect, it } from "vitest";
import { type Format, writeVariables } from "../../scripts/shell/format.ts";
import { findFormat, formats } from "../../scripts/shell/formats.ts";

const refused: readonly [format: string, value: string, what: string][] = [
  ...formats.flatMap(({ name }): [string, string, string][] => [
    [name, "a\0b", "a NUL character"],
    [name, "\ud800", "half of a surrogate pair"],
  ]),
  ["csh", "a\nb", "a line end"],
  ["cmd", "", "nothing"],
  ["cmd", "a\rb", "a line end"],
  ["cmd", 'a"b', "a double quote"],
  ["cmd", "100%", "a percent sign"],
  ["cmd", "a!", "an exclamation mark"],
  ["cmd", "ü", "a character beyond printable ASCII"],
  ["cmd", "x".repeat(8000), "8000 characters or more"],
  ["powershell", "", "nothing"],
  ["dotenv", "a\nb", "a line end"],
  ["dotenv", "it's", "a single quote"],
  ["dotenv", "\\\\server", "a backslash doubled or at its end"],
  ["dotenv", "C:\\", "a backslash doubled or at its end"],
  ["gitlab", "a\nb", "a line end"],
  ["gitlab", "a ", "white space at an end"],
  ["gitlab", "$HOME", "a dollar sign"],
  ["github", "a\rb", "a carriage return"],
];

it.each(refused)("writeVariables() in format %s refuses %j: it has %s in it", (name, value, what) => {
  const format = findFormat(name) as Format;
  expect(() => writeVariables(format, [], [{ name: "V", value }])).toThrow(expect.objectContaining({
    exitCode: 2,
    message: `cannot write V in format ${name}: its value has ${what} in it`,
  }));
});
