import { splitScope } from "../profile/scopes.ts";
import type { Member } from "./file-context.ts";

/** What profiles can share to their harm. */
export type RivalKind = "client" | "secretFile" | "tokenCache" | "name";

type Trait = (member: Member) => string | undefined;

const authority: Trait = ({ document }) => document.fields.get("authorityUrl")?.text?.replace(/\/+$/, "");
const client: Trait = (member) => {
  const id = member.document.fields.get("clientId")?.text;
  return id && JSON.stringify([authority(member), id]);
};
const scopes: Trait = ({ document }) => splitScope(document.fields.get("scope")?.text ?? "").sort().join(" ");

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
  const camps = new Map<RivalKind, ReadonlyMap<Member, Camp>>();
  return (kind, member) => {
    const known = camps.get(kind) ?? campsOf(members, ...traits[kind]);
    camps.set(kind, known);
    const camp = known.get(member);
    if (!camp) return [];
    const mine = traits[kind][1](member) ?? "";
    return [...camp].flatMap(([trait, others]) => trait === mine ? [] : others);
  };
}

/** Members that have one trait in common, by the other one. */
type Camp = Map<string, Member[]>;

/** The camp of each member that has rivals in it. Most share nothing: their second trait is never worked out. */
function campsOf(members: readonly Member[], shared: Trait, own: Trait): Map<Member, Camp> {
  const camps = new Map<Member, Camp>();
  for (const [common, together] of grouped(members, shared)) {
    const camp = common && together.length > 1 ? grouped(together, own) : undefined;
    if (camp && camp.size > 1) { for (const member of together) camps.set(member, camp); }
  }
  return camps;
}

/** Members by a trait, those without it left out. */
function grouped(members: readonly Member[], trait: Trait): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const value = trait(member);
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group) group.push(member);
    else groups.set(value, [member]);
  }
  return groups;
}

/** Names rivals in a message: the first, and how many more there are. */
export function nameRivals(rivals: readonly Member[]): string {
  const [first, ...others] = rivals.map(({ document, source }) => `"${document.name}" (${source.file})`);
  return others.length === 0 ? first ?? "" : `${first} and ${others.length} more`;
}
