import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import { compareForms } from "@/lib/modules/monitorings/comparison/rules";
import type { FormComparisonDetails } from "@/lib/modules/monitorings/comparison/types";
import { getFormVersion } from "@/lib/modules/monitorings/versions/queries";

/**
 * What differs in two versions of a form; where they are not named, of the newest and the one before it. At most six
 * statements.
 *
 * @throws AppError NOT_FOUND when a version is absent or not for the person to see, or there is nothing to compare with.
 */
export async function getFormComparison(
  ctx: TenantContext,
  code: string,
  asked: { from: number | null; to: number | null },
): Promise<FormComparisonDetails> {
  const newest = await getFormVersion(ctx, code, asked.to);
  const { numbers, title } = newest;
  const earlier = asked.from ?? numbers.find((number) => number < newest.number) ?? null;
  if (earlier === null) throw notFoundError();
  const before = await getFormVersion(ctx, code, earlier);
  const compared = compareForms(before.definition, newest.definition);
  return { ...compared, code, title, from: before.number, to: newest.number, numbers };
}
