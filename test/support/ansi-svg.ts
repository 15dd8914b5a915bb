import { stripVTControlCharacters } from "node:util";

/** A terminal's colours, legible on the dark ground of the picture. */
const colours: Readonly<Record<number, string>> = {
  31: "#ff7b72",
  32: "#7ee787",
  33: "#e3b341",
  34: "#79c0ff",
  36: "#56d4dd",
};

const ground = "#0d1117";
const ink = "#e6edf3";
const size = { font: 14, line: 20, column: 8.43, margin: 16 };

/** A picture of what a terminal shows: a command line and its output, with the colours that `scripts/cli` writes. */
export function ansiToSvg(command: string, output: string): string {
  const lines = [`\x1b[32m$\x1b[0m \x1b[1m${command}\x1b[0m`, ...output.trimEnd().split("\n")];
  const columns = Math.max(...lines.map((line) => stripVTControlCharacters(line).length));
  const width = Math.ceil(columns * size.column + 2 * size.margin);
  const height = lines.length * size.line + 2 * size.margin;
  const texts = lines.map((line, at) => {
    const y = size.margin + size.line * (at + 0.75);
    return `<text x="${size.margin}" y="${y}" xml:space="preserve">${spans(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${
    escape(command)
  }">
<style>text { font: ${size.font}px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: ${ink}; }</style>
<rect width="100%" height="100%" rx="8" fill="${ground}"/>
${texts.join("\n")}
</svg>
`;
}

/** The stretches of one line, each as its colour code says. */
function spans(line: string): string {
  const [first = "", ...coded] = line.split("\x1b[");
  return escape(first) + coded.map((part) => {
    const [, code = "0", text = ""] = /^(\d*)m([\s\S]*)$/.exec(part) ?? [];
    return text === "" ? "" : `<tspan${formatStyle(Number(code))}>${escape(text)}</tspan>`;
  }).join("");
}

function formatStyle(code: number): string {
  if (code === 1) return ' font-weight="bold"';
  if (code === 2) return ' opacity="0.6"';
  const colour = colours[code];
  return colour ? ` fill="${colour}"` : "";
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
