import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import type { SpreadsheetKind } from "@/lib/modules/imports/kinds/mutations";
import { readImportedSchools } from "@/lib/modules/imports/schools/queries";
import { soughtSchool } from "@/lib/modules/imports/schools/workbook";
import { matchSchools } from "@/lib/modules/organisations/matching/queries";
import { applyList, lockNamedList } from "@/lib/modules/school-lists/import/mutations";
import { readLetterTitle, readListed } from "@/lib/modules/school-lists/import/queries";
import { listImportSchema, type ListImportOptions } from "@/lib/modules/school-lists/import/schema";
import { LIST_COLUMNS, understandList } from "@/lib/modules/school-lists/import/workbook";

/** A list of schools from a spreadsheet, as it comes with a letter, into a version that is being made. */
export const schoolListKind: SpreadsheetKind = {
  oneRowPerSubject: true,

  columns: () => Promise.resolve(LIST_COLUMNS),

  basis: async (tx, actor, options) => {
    const { id, version } = await lockNamedList(tx, actor, optionsOf(options));
    return `${id} ${String(version)}`;
  },

  understand: async ({ ctx, options: told, rows }) => {
    const options = optionsOf(told);
    const basis = await withTenant(ctx, "school-list:draft", async (tx, actor) => {
      const { regionId } = actor;
      const { id } = await lockNamedList(tx, actor, options);
      const { letterId } = options;
      const schools = await readImportedSchools(tx, regionId);
      return {
        letter: letterId === null ? null : await readLetterTitle(tx, regionId, letterId),
        schools,
        matches: await matchSchools(
          tx,
          { regionId, day: ctx.today, schools },
          Array.from(rows, soughtSchool),
        ),
        entries: await readListed(tx, id),
      };
    });
    if (options.letterId !== null && basis.letter === null) {
      throw new AppError(
        "INVALID",
        "Выбранного письма нет в реестре. Начните загрузку заново и выберите письмо.",
      );
    }
    return understandList(rows, { options, today: ctx.today, ...basis });
  },

  apply: (tx, actor, applying) => applyList(tx, actor, applying, optionsOf(applying.options)),
};

function optionsOf(told: Record<string, unknown>): ListImportOptions {
  const parsed = listImportSchema.safeParse(told);
  if (parsed.success) return parsed.data;
  throw new AppError(
    "INVALID",
    "Не указано, в какой перечень загружается файл. Начните загрузку со страницы перечня.",
  );
}
