import type { Actor } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { portalNow } from "@/lib/core/clock";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { columnsOf, type SchoolFactsColumns } from "@/lib/modules/schools/queries";
import type { SchoolFact, SchoolFacts } from "@/lib/modules/schools/types";

/** Facts as the audit keeps them: only those named. */
export function auditFacts(facts: SchoolFacts, named: readonly SchoolFact[]): Prisma.InputJsonObject {
  return Object.fromEntries(named.map((fact) => [fact, facts[fact]]));
}

/** A stretch of facts to begin: which school, from which day, from where. */
export interface NewFacts {
  schoolId: string;
  validFrom: string;
  facts: SchoolFacts;
  source: string;
}

/**
 * Begins new facts on a day inside a stretch there is: the stretch ends there. A stretch that begins on that very day is
 * written over, so that the same file loaded twice is one row.
 *
 * @throws AppError CONFLICT for a day before the first facts of the school.
 */
export async function beginFacts(
  tx: Tx,
  actor: Actor,
  { schoolId, validFrom, facts, source }: NewFacts,
): Promise<void> {
  const from = new Date(validFrom);
  const there = await tx.organisationAttributes.findFirst({
    where: {
      organisationId: schoolId,
      validFrom: { lte: from },
      OR: [{ validTo: null }, { validTo: { gt: from } }],
    },
    select: { id: true, validFrom: true, validTo: true },
  });
  if (!there)
    throw new AppError("CONFLICT", "На эту дату о школе ещё ничего не записано: укажите дату позже.");
  const recorded = { source, recordedAt: await portalNow(tx), recordedByName: actor.userName };
  if (there.validFrom.getTime() === from.getTime()) {
    await tx.organisationAttributes.update({
      where: { id: there.id },
      data: { ...columnsOf(facts), ...recorded },
    });
    return;
  }
  await tx.organisationAttributes.update({ where: { id: there.id }, data: { validTo: from } });
  await tx.organisationAttributes.create({
    data: {
      regionId: actor.regionId,
      organisationId: schoolId,
      validFrom: from,
      validTo: there.validTo,
      ...columnsOf(facts),
      ...recorded,
    },
  });
}

/** A school that was not there: its first facts and, unless it answers to the region directly, its authority. */
export interface NewSchool {
  code: string;
  federalCode: string | null;
  /** Null: answers to the region directly. */
  municipalityId: string | null;
  validFrom: string;
  facts: SchoolFacts;
  source: string;
}

/**
 * Adds schools; the number of statements does not grow with them. Returns their ids in order.
 *
 * @throws AppError CONFLICT for a code that is taken, also by an organisation of another region.
 */
export async function addSchools(tx: Tx, actor: Actor, schools: readonly NewSchool[]): Promise<string[]> {
  const { regionId, userName: recordedByName } = actor;
  const made = await tx.organisation.createManyAndReturn({
    data: schools.map(({ code, federalCode, municipalityId, facts: { name, shortName } }) => ({
      regionId,
      municipalityId,
      kind: "school" as const,
      code,
      federalCode,
      name,
      shortName,
    })),
    select: { id: true, code: true },
    skipDuplicates: true,
  });
  const idOf = new Map(made.map(({ id, code }) => [code, id]));
  const ids = schools.map(({ code, federalCode }) => {
    const id = idOf.get(code);
    if (id) return id;
    const taken = federalCode === null ? `Код ${code}` : `Код ${code} или федеральный код ${federalCode}`;
    throw new AppError("CONFLICT", `${taken} уже занят. Исправьте его в файле или оставьте ячейку пустой.`);
  });
  const recordedAt = await portalNow(tx);
  await tx.schoolAffiliation.createMany({
    data: schools.flatMap(({ municipalityId, validFrom }, at) =>
      municipalityId === null
        ? []
        : [{ regionId, municipalityId, schoolId: ids[at] ?? "", validFrom: new Date(validFrom) }],
    ),
  });
  await tx.organisationAttributes.createMany({
    data: schools.map(({ facts, source, validFrom }, at) => ({
      regionId,
      organisationId: ids[at] ?? "",
      validFrom: new Date(validFrom),
      ...(columnsOf(facts) satisfies SchoolFactsColumns),
      source,
      recordedAt,
      recordedByName,
    })),
  });
  return ids;
}
