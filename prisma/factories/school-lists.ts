import type { Tx } from "@/lib/core/db/client";
import type { DeficitLevel, DeficitType, ListKind } from "@/lib/core/db/enums";
import { actAs } from "@/lib/core/db/owner";

import type { BuiltOrganisation } from "./organisations";
import { day, type Random } from "./random";

export interface LetterInput {
  id?: string;
  issuer?: string;
  kind?: string;
  number: string;
  date: string;
  subject: string;
}

export async function buildLetter(
  tx: Tx,
  random: Random,
  region: { id: string },
  { id = random.uuid(), issuer = "ГКУ РК «ИМАЦ»", kind = "письмо", number, date, subject }: LetterInput,
): Promise<{ id: string }> {
  await actAs(tx, { regionId: region.id });
  await tx.letter.create({
    data: { id, regionId: region.id, issuer, kind, number, date: day(date), subject },
  });
  return { id };
}

type Place = Pick<BuiltOrganisation, "id" | "regionId" | "municipalityId">;

export interface ListInput {
  kind: ListKind;
  listYear: number;
  number?: number;
  /** A draft when absent: filled, but not seen below its owner. */
  publishedOn?: string;
  entries: readonly { school: Place; grounds?: string }[];
  letterIds?: readonly string[];
  methodology?: string;
  orderNumber?: string;
  orderDate?: string;
  reason?: string;
  complete?: boolean;
}

/** Makes a list (of the region, near-low: of an authority), fills it and publishes it: afterwards nothing in it changes. */
export async function buildList(
  tx: Tx,
  random: Random,
  owner: Place,
  input: ListInput,
): Promise<{ id: string; kind: ListKind; listYear: number }> {
  const id = random.uuid();
  await actAs(tx, owner);
  await tx.schoolList.create({
    data: {
      id,
      regionId: owner.regionId,
      municipalityId: owner.municipalityId,
      ownerId: owner.id,
      kind: input.kind,
      listYear: input.listYear,
      number: input.number ?? 1,
      methodology: input.methodology ?? "",
      orderNumber: input.orderNumber,
      orderDate: input.orderDate ? day(input.orderDate) : null,
      reason: input.reason,
      complete: input.complete ?? true,
    },
  });
  await tx.schoolListEntry.createMany({
    data: input.entries.map(({ school, grounds = "" }) => ({
      regionId: owner.regionId,
      municipalityId: school.municipalityId,
      schoolId: school.id,
      listId: id,
      grounds,
    })),
  });
  await tx.listLetter.createMany({
    data: (input.letterIds ?? []).map((letterId) => ({ regionId: owner.regionId, listId: id, letterId })),
  });
  if (input.publishedOn) {
    await tx.schoolList.update({
      where: { id },
      data: { state: "published", publishedOn: day(input.publishedOn) },
    });
  }
  return { id, kind: input.kind, listYear: input.listYear };
}

export interface DeficitInput {
  type: DeficitType;
  indicator: string;
  level?: DeficitLevel;
  foundYear: number;
  source?: string;
  closedOn?: string | null;
}

export async function buildDeficit(
  tx: Tx,
  random: Random,
  school: Place,
  input: DeficitInput,
): Promise<{ id: string; schoolId: string }> {
  const id = random.uuid();
  const { regionId, municipalityId } = school;
  await actAs(tx, { regionId, municipalityId });
  await tx.deficit.create({
    data: {
      id,
      regionId,
      municipalityId,
      schoolId: school.id,
      type: input.type,
      indicator: input.indicator,
      level: input.level ?? "red",
      foundYear: input.foundYear,
      source: input.source ?? "",
      closedOn: input.closedOn ? day(input.closedOn) : null,
    },
  });
  return { id, schoolId: school.id };
}
