import type { Actor } from "@/lib/core/auth/tenant-context";
import { recordAudits, type AuditEventInput } from "@/lib/core/audit/record-audit";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { ApplyingRow, ImportApplying } from "@/lib/modules/imports/kinds/mutations";
import { readStored } from "@/lib/modules/schools/import/queries";
import { mergedFacts, type SchoolValues } from "@/lib/modules/schools/import/rules";
import { addSchools, auditFacts, beginFacts, type NewSchool } from "@/lib/modules/schools/records/mutations";
import { changedFacts, NO_FACTS } from "@/lib/modules/schools/rules";

/**
 * Writes new schools and what differs in those there are, from a day on, each row with the file as its source. New schools
 * without a code of the file get the next one of their authority.
 *
 * @throws AppError CONFLICT for a code that is taken. Audits `school.added` and `school.changed`.
 */
export async function applySchools(
  tx: Tx,
  actor: Actor,
  { portions, source, importId }: ImportApplying,
  day: string,
): Promise<void> {
  const { code: region, schools, authorities } = await readStored(tx, actor.regionId, day);
  const byId = new Map(schools.map((school) => [school.id, school]));
  const codes = new Set([region, ...[...authorities, ...schools].map(({ code }) => code)]);
  const prefixOf = new Map<string | null, string>([
    [null, `${region}-00`],
    ...authorities.map(({ id, code }): [string, string] => [id, code]),
  ]);

  const newSchool = (row: ApplyingRow): NewSchool => {
    const values = valuesOf(row);
    if (values.code !== "" && codes.has(values.code)) {
      throw new AppError("CONFLICT", `Код ${values.code} (строка ${String(row.row)} файла) уже занят.`);
    }
    const code =
      values.code === "" ? nextCode(prefixOf.get(values.municipalityId) ?? region, codes) : values.code;
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
    const audits: AuditEventInput[] = [];
    const added = rows.filter(({ fate }) => fate === "added").map(newSchool);
    const ids = await addSchools(tx, actor, added);
    for (const [at, { code, municipalityId, validFrom, facts }] of added.entries()) {
      audits.push({
        event: "school.added",
        subjectType: "school",
        subjectId: ids[at] ?? null,
        after: { code, municipalityId, validFrom, name: facts.name, importId },
      });
    }
    for (const row of rows.filter(({ fate }) => fate === "changed")) {
      const school = byId.get(row.subjectId ?? "");
      if (!school) throw new AppError("CONFLICT", `Школы из строки ${String(row.row)} файла больше нет.`);
      const values = valuesOf(row);
      const before = school.facts ?? NO_FACTS;
      const facts = mergedFacts(school.facts, values.facts);
      const changed = changedFacts(before, facts);
      if (changed.length > 0) {
        await beginFacts(tx, actor, { schoolId: school.id, validFrom: day, facts, source });
      }
      const federalCode = values.federalCode === "" ? school.federalCode : values.federalCode;
      if (federalCode !== school.federalCode) {
        await tx.organisation.update({ where: { id: school.id }, data: { federalCode } });
      }
      audits.push({
        event: "school.changed",
        subjectType: "school",
        subjectId: school.id,
        before: { ...auditFacts(before, changed), federalCode: school.federalCode },
        after: { ...auditFacts(facts, changed), federalCode, validFrom: day, importId },
      });
    }
    await recordAudits(tx, actor, audits);
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
