import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { ImportApplying } from "@/lib/modules/imports/kinds/mutations";
import { readImportedSchools } from "@/lib/modules/imports/schools/queries";
import { refuseListing } from "@/lib/modules/school-lists/drafts/rules";
import { readListed } from "@/lib/modules/school-lists/import/queries";
import { mergedEntry } from "@/lib/modules/school-lists/import/rules";
import type { ListImportOptions } from "@/lib/modules/school-lists/import/schema";
import type { ListRowValues } from "@/lib/modules/school-lists/import/types";
import { addLetter, lockList, touch } from "@/lib/modules/school-lists/mutations";

/**
 * The version a file goes into, held until the end of the transaction.
 *
 * @throws AppError INVALID when it has been dropped, CONFLICT once it is published.
 */
export async function lockNamedList(
  tx: Tx,
  actor: Actor,
  { kind, listYear, number }: Pick<ListImportOptions, "kind" | "listYear" | "number">,
) {
  const found = await tx.schoolList.findFirst({
    where: { ownerId: actor.regionId, kind, listYear, number },
    select: { id: true },
  });
  if (!found) {
    throw new AppError(
      "INVALID",
      "Черновика, в который загружается файл, больше нет. Начните новую версию перечня и загрузите файл в неё.",
    );
  }
  return lockList(tx, actor, found.id);
}

/**
 * Puts the schools of a file on the version, with the letter they came by, and writes what it says of those there; the
 * letter becomes one of the list's. Audits `list.imported`.
 *
 * @throws AppError CONFLICT for a school that is gone or closed meanwhile, INVALID for a letter that is not in the register.
 */
export async function applyList(
  tx: Tx,
  actor: Actor,
  { ctx, importId, portions }: ImportApplying,
  options: ListImportOptions,
): Promise<void> {
  const { regionId } = actor;
  const { letterId } = options;
  const { id: listId } = await lockNamedList(tx, actor, options);
  if (letterId !== null) await addLetter(tx, actor, listId, letterId);
  const schools = new Map((await readImportedSchools(tx, regionId)).map((school) => [school.id, school]));
  const entries = await readListed(tx, listId);
  const count = { added: 0, changed: 0 };
  for await (const rows of portions()) {
    const fresh = [];
    for (const { label, subjectId, values: told } of rows) {
      const school = schools.get(subjectId ?? "");
      if (!school) {
        throw new AppError("CONFLICT", `Школы «${label}» больше нет в реестре. Прочитайте файл ещё раз.`);
      }
      // It may have been closed since the file was read.
      const refusal = refuseListing(school, options.listYear, ctx.today);
      if (refusal) throw new AppError("CONFLICT", `«${label}»: ${refusal} Прочитайте файл ещё раз.`);
      // The values of a row are those `understandList` stored.
      const values = told as unknown as ListRowValues;
      const entry = entries.get(school.id);
      const data = { ...mergedEntry(entry, values, letterId), importedName: values.importedName };
      if (entry) {
        await tx.schoolListEntry.update({
          where: { listId_schoolId: { listId, schoolId: school.id } },
          data,
        });
        count.changed += 1;
      } else {
        const { id: schoolId, municipalityId } = school;
        fresh.push({ ...data, regionId, listId, schoolId, municipalityId, source: "imported" as const });
      }
    }
    await tx.schoolListEntry.createMany({ data: fresh });
    count.added += fresh.length;
  }
  await recordAudit(tx, actor, {
    event: "list.imported",
    subjectType: "school-list",
    subjectId: listId,
    after: { importId, letterId, ...count },
  });
  await touch(tx, listId);
}
