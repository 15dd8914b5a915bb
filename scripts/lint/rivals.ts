import { splitScope } from "../profile/scopes.ts";
import type { Member } from "./member.ts";

/** What profiles can share to their harm. */
export type RivalKind = "client" | "secretFile" | "tokenCache" | "name";

type Trait = (member: Member) => string | undefined;

const authority: Trait = ({ profile }) => profile.known.get("StellaOps.Authority.Url")?.text?.replace(/\/+$/, "");
const client: Trait = (member) => {
  const id = member.profile.known.get("StellaOps.Authority.ClientId")?.text;
  return id && JSON.stringify([authority(member), id]);
};
const scopes: Trait = ({ profile }) =>
  splitScope(profile.known.get("StellaOps.Authority.Scope")?.text ?? "").sort().join(" ");

/** Rivals have the first trait in common and differ in the second. */
const traits: Readonly<Record<RivalKind, readonly [shared: Trait, own: Trait]>> = {
  client: [client, scopes],
  secretFile: [({ surroundings }) => surroundings.secretFile?.path, (member) => `${client(member)} ${scopes(member)}`],
  tokenCache: [({ surroundings }) => surroundings.tokenCachePath, authority],
  name: [({ source }) => source.path?.toLowerCase().replace(/\.ya?ml$/, ""), ({ source }) => source.path],
};

/** Answers who the rivals of a member are. */
export type Rivals = (kind: RivalKind, member: Member) => readonly Member[];

/** Sorts the members of a run by what they share. */
export function findRivals(members: readonly Member[]): Rivals {
  const camps = new Map<RivalKind, Map<string, Map<string, Member[]>>>();
  const campsOf = (kind: RivalKind): Map<string, Map<string, Member[]>> => {
    const known = camps.get(kind) ?? group(members, ...traits[kind]);
    camps.set(kind, known);
    return known;
  };
  return (kind, member) => {
    const [shared, own] = traits[kind];
    const camp = campsOf(kind).get(shared(member) ?? "");
    if (!camp || camp.size < 2) return [];
    const mine = own(member) ?? "";
    return [...camp].flatMap(([trait, others]) => trait === mine ? [] : others);
  };
}

function group(members: readonly Member[], shared: Trait, own: Trait): Map<string, Map<string, Member[]>> {
  const camps = new Map<string, Map<string, Member[]>>();
  for (const member of members) {
    const [common, apart] = [shared(member), own(member)];
    if (!common || apart === undefined) continue;
    const camp = camps.get(common) ?? new Map<string, Member[]>();
    const allies = camp.get(apart) ?? [];
    camps.set(common, camp.set(apart, allies));
    allies.push(member);
  }
  return camps;
}

/** Names rivals in a message: the first, and how many more there are. */
export function nameRivals(rivals: readonly Member[]): string {
  const [first, ...others] = rivals.map(({ profile, source }) => `"${profile.name}" (${source.file})`);
  return others.length === 0 ? first ?? "" : `${first} and ${others.length} more`;
}
