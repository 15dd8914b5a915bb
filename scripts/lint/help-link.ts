/** Where a rule is explained: its row in the README, as the package's page shows it. */
export function helpOf(rule: string): string {
  return `https://www.npmjs.com/package/stella-profile#${rule}`;
}
