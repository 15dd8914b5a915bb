/** The profile guide's three examples, to the letter, by name. */
export const guideProfiles: Readonly<Record<string, string>> = {
  "packs-operator": guideProfile("pack-operator", "packs.read packs.run", "task-runner"),
  "packs-publisher": guideProfile("packs-registry", "packs.read packs.write", "packs-registry"),
  "packs-approver": guideProfile("pack-approver", "packs.read packs.approve", "task-runner"),
};

function guideProfile(client: string, scope: string, backend: string): string {
  return `StellaOps:
  Authority:
    Url: https://authority.example.com
    ClientId: ${client}
    ClientSecretFile: ~/.stellaops/secrets/${client}.secret
    Scope: "${scope}"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://${backend}.example.com
`;
}
