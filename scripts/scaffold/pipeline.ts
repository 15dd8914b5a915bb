/**
 * Renders a pipeline template. `[[name]]` is a placeholder (`{{name}}` is GitHub's own syntax). The lines between
 * `# if NAME` and `# else` or `# end` are kept when the condition holds, those between `# else` and `# end` when not.
 */
export function renderPipeline(
  template: string,
  conditions: Readonly<Record<string, boolean>>,
  values: Readonly<Record<string, string>>,
): string {
  return template
    .replace(section, (_, name: string, then: string, otherwise = "") => conditions[name] ? then : otherwise)
    .replace(/\[\[([a-z]+)\]\]/g, (placeholder, name: string) => values[name] ?? placeholder);
}

const section = /^ *# if ([a-z]+)\n([\s\S]*?)(?:^ *# else\n([\s\S]*?))?^ *# end\n/gm;
