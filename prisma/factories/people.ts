import { hash } from "@node-rs/argon2";

import type { Tx } from "@/lib/core/db/client";
import type { MembershipBasis, Role } from "@/lib/core/db/enums";
import { actAs } from "@/lib/core/db/owner";

import type { BuiltOrganisation } from "./organisations";
import { day, type Random } from "./random";

/** The one password of everybody a factory makes. */
export const FACTORY_PASSWORD = "Учебный-вход-2026";

const hashes = new Map<string, Promise<string>>();

/** Hash of a password with the library's defaults (argon2id, 19 MiB); computed once a process. */
export function hashOnce(password: string): Promise<string> {
  const known = hashes.get(password) ?? hash(password);
  hashes.set(password, known);
  return known;
}

export interface BuiltUser {
  id: string;
  email: string;
  fullName: string;
  post: string;
}

export interface UserInput {
  email: string;
  fullName: string;
  post?: string;
  password?: string;
  /** Without one: the invitation is not accepted yet. */
  withoutPassword?: boolean;
}

export async function buildUser(tx: Tx, random: Random, input: UserInput): Promise<BuiltUser> {
  const user = { id: random.uuid(), email: input.email, fullName: input.fullName, post: input.post ?? "" };
  const passwordHash = input.withoutPassword ? null : await hashOnce(input.password ?? FACTORY_PASSWORD);
  await tx.user.create({
    data: { ...user, passwordHash, passwordSetAt: passwordHash ? day("2025-01-09") : null },
  });
  return user;
}

type Place = Pick<BuiltOrganisation, "id" | "regionId" | "municipalityId">;

/** Columns that say which tenant a row of a person belongs to. */
export function ownerColumns(place: Place): {
  regionId: string;
  municipalityId: string | null;
  schoolId: string | null;
  organisationId: string;
} {
  const isSchool = place.id !== place.regionId && place.id !== place.municipalityId;
  return {
    regionId: place.regionId,
    municipalityId: place.municipalityId,
    schoolId: isSchool ? place.id : null,
    organisationId: place.id,
  };
}

export interface MembershipInput {
  role: Exclude<Role, "mentor">;
  basis?: MembershipBasis;
  basisDocument?: string;
  validFrom?: string;
  validTo?: string | null;
}

/** Gives a user a role in an organisation. Mentors are appointed: `buildOrder`. */
export async function buildMembership(
  tx: Tx,
  random: Random,
  user: { id: string },
  organisation: Place,
  input: MembershipInput,
): Promise<{ id: string }> {
  const id = random.uuid();
  await actAs(tx, { regionId: organisation.regionId });
  await tx.membership.create({
    data: {
      id,
      userId: user.id,
      ...ownerColumns(organisation),
      role: input.role,
      basis: input.basis ?? "post",
      basisDocument: input.basisDocument,
      validFrom: day(input.validFrom ?? "2020-01-01"),
      validTo: input.validTo ? day(input.validTo) : null,
    },
  });
  return { id };
}

export interface PersonInput {
  fullName: string;
  post: string;
  unit?: string;
  phone?: string;
  email?: string;
}

/** An employee for the lists of responsible people, with or without an account. */
export async function buildPerson(
  tx: Tx,
  random: Random,
  organisation: Place,
  input: PersonInput,
): Promise<{ id: string; fullName: string; post: string }> {
  const id = random.uuid();
  await actAs(tx, { regionId: organisation.regionId });
  await tx.person.create({ data: { id, ...ownerColumns(organisation), ...input } });
  return { id, fullName: input.fullName, post: input.post };
}
