import type { Actor } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { ApplyingRow, ImportApplying } from "@/lib/modules/imports/kinds/mutations";
import { readStored } from "@/lib/modules/schools/import/queries";
import { mergedFacts, type SchoolValues } from "@/lib/modules/schools/import/rules";
import { addSchools, beginFacts, type NewSchool } from "@/lib/modules/schools/records/mutations";
import { changedFacts, NO_FACTS } from "@/lib/modules/schools/rules";

/**
 * Writes new schools and what differs in those there are, from a day on, each row with the file as its source. New schools
 * without a code of the file get the next one of their authority.
 *
 * @throws AppError CONFLICT for a code that is taken.
 */
export async function applySchools(
  tx: Tx,
  actor: Actor,
  { portions, source }: ImportApplying,
  day: string,
): Promise<void> {
  const { schools, authorities } = await readStored(tx, actor.regionId, day);
  const byId = new Map(schools.map((school) => [school.id, school]));
  const codes = new Set(schools.map(({ code }) => code));
  const region = await tx.organisation.findUniqueOrThrow({
    where: { id: actor.regionId },
    select: { code: true },
  });
  const prefixOf = new Map<string | null, string>([
    [null, `${region.code}-00`],
    ...authorities.map(({ id, code }): [string, string] => [id, code]),
  ]);

  const newSchool = (row: ApplyingRow): NewSchool => {
    const values = valuesOf(row);
    if (values.code !== "" && codes.has(values.code)) {
      throw new AppError(
        "CONFLICT",
        `Код ${values.code} (строка ${String(row.row)} файла) уже занят другой школой.`,
      );
    }
    const code =
      values.code === "" ? nextCode(prefixOf.get(values.municipalityId) ?? region.code, codes) : values.code;
    codes.add(code);
    return {
      code,
      federalCode: values.federalCode === "" ? null : values.federalCode,
      municipalityId: values.municipalityId,
      validFrom: day,
      facts: mergedFacts(null, values.facts),
      source,
    };
  };

  for await (const rows of portions()) {
    await addSchools(tx, actor, rows.filter(({ fate }) => fate === "added").map(newSchool));
    for (const row of rows.filter(({ fate }) => fate === "changed")) {
      const school = byId.get(row.subjectId ?? "");
      if (!school) throw new AppError("CONFLICT", `Школы из строки ${String(row.row)} файла больше нет.`);
      const values = valuesOf(row);
      const facts = mergedFacts(school.facts, values.facts);
      if (changedFacts(school.facts ?? NO_FACTS, facts).length > 0) {
        await beginFacts(tx, actor, { schoolId: school.id, validFrom: day, facts, source });
      }
      if (values.federalCode !== "" && values.federalCode !== school.federalCode) {
        await tx.organisation.update({ where: { id: school.id }, data: { federalCode: values.federalCode } });
      }
    }
  }
}

/** The values of a row are those `understand` stored. */
function valuesOf({ values }: ApplyingRow): SchoolValues {
  return values as unknown as SchoolValues;
}

/** «91-02-025» after «91-02-024». */
function nextCode(prefix: string, codes: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const code = `${prefix}-${String(number).padStart(3, "0")}`;
    if (!codes.has(code)) return code;
  }
}
