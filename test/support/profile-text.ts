/** The values of a profile; what is left out is the profile guide's for the role in the profile's name. */
export interface ProfileValues {
  readonly authorityUrl?: string;
  readonly clientId?: string;
  readonly scope?: string;
  /** The line with the secret: `ClientSecretFile: …` (the default, named after the client), `ClientSecret: …`, or nothing. */
  readonly secretLine?: string;
  /** `undefined` leaves the key out. */
  readonly backendUrl?: string | undefined;
  readonly tokenCacheDirectory?: string;
}

type GuideValues = Required<Pick<ProfileValues, "clientId" | "scope">> & { readonly backend: string };

const operator: GuideValues = { clientId: "pack-operator", scope: "packs.read packs.run", backend: "task-runner" };
const guide: Readonly<Record<string, GuideValues>> = {
  operator,
  publisher: { clientId: "packs-registry", scope: "packs.read packs.write", backend: "packs-registry" },
  approver: { clientId: "pack-approver", scope: "packs.read packs.approve", backend: "task-runner" },
};

/** The client that {@linkcode profileText} writes into a profile of this name; the operator's for a name without a role. */
export function findClient(name: string, { clientId }: ProfileValues = {}): string {
  return clientId ?? findGuideValues(name).clientId;
}

/** The text of a usable profile. The guide's hosts are in example.com, which lint takes for placeholders. */
export function profileText(values: ProfileValues = {}, name = "packs-operator"): string {
  const { scope, backend } = findGuideValues(name);
  const clientId = findClient(name, values);
  const backendUrl = "backendUrl" in values ? values.backendUrl : `https://${backend}.example.com`;
  return `StellaOps:
  Authority:
    Url: ${quoteValue(values.authorityUrl ?? "https://authority.example.com")}
    ClientId: ${quoteValue(clientId)}
    ${values.secretLine ?? `ClientSecretFile: ~/.stellaops/secrets/${clientId}.secret`}
    Scope: ${JSON.stringify(values.scope ?? scope)}
    TokenCacheDirectory: ${values.tokenCacheDirectory ?? "~/.stellaops/tokens"}
${backendUrl === undefined ? "" : `  BackendUrl: ${quoteValue(backendUrl)}\n`}`;
}

/** The profile guide's three examples, to the letter, by name. */
export const guideProfiles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(guide).map((role) => [`packs-${role}`, profileText({}, `packs-${role}`)]),
);

function findGuideValues(name: string): GuideValues {
  return guide[name.replace(/^.*-/, "")] ?? operator;
}

/** Plain like the guide's values, or in quotes when YAML might take it for something else than a string. */
function quoteValue(value: string): string {
  return /^[a-z]+(?:-|:\/\/)[\w.:/-]*\w$/.test(value) ? value : JSON.stringify(value);
}
