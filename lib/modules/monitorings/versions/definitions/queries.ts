import type { Tx } from "@/lib/core/db/client";
import { notFoundError } from "@/lib/core/errors";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { Form } from "@/lib/modules/monitorings/forms/types";

/** Far more than a region has running at once; each is some 100 KB in memory. */
const MOST_KEPT = 50;
const kept = new Map<string, Form>();

/**
 * What a published version of a form asks. It never changes, so a process reads and checks it once; whether the reader
 * may see it is asked every time. One small statement.
 *
 * @throws AppError NOT_FOUND when there is none that is published, or it is not for the reader.
 */
export async function publishedForm(tx: Tx, formVersionId: string): Promise<Form> {
  const where = { id: formVersionId, status: "published" } as const;
  const known = kept.get(formVersionId);
  if (known !== undefined) {
    const seen = await tx.monitoringFormVersion.count({ where });
    if (seen === 0) throw notFoundError();
    return known;
  }
  const stored = await tx.monitoringFormVersion.findFirst({ where, select: { definition: true } });
  if (!stored) throw notFoundError();
  const form = formSchema.parse(stored.definition);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(formVersionId, form);
  return form;
}
