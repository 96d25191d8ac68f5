import { z } from "zod";

import { AppError } from "@/lib/core/errors";

/** As the adapter tells it: the code of PostgreSQL. */
const refusedByDatabase = z.object({
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
  }),
});

/**
 * What the database refused because somebody else is at work on the same, as a sentence for the person; null for any
 * other error. Nothing of the refused unit of work is stored.
 */
export function collisionOf(error: unknown): AppError | null {
  const parsed = refusedByDatabase.safeParse(error);
  switch (parsed.success ? parsed.data.meta.driverAdapterError.cause.originalCode : "") {
    case "23505": // the unique key was taken between the check and the write
      return new AppError(
        "CONFLICT",
        "То же самое в эту минуту сохранил другой сотрудник. Обновите страницу и посмотрите, что изменилось.",
      );
    case "55P03": // a lock was not had in time
    case "40P01": // two units of work waited for each other
      return new AppError(
        "CONFLICT",
        "Эти сведения сейчас записывает другой сотрудник или загрузка файла, поэтому ваше действие не выполнено. Подождите минуту и повторите.",
      );
    default:
      return null;
  }
}
