import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { getStatistics } from "@/lib/modules/monitorings/statistics/queries";
import { statisticsParams } from "@/lib/modules/monitorings/statistics/schema";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** Statistics of a campaign: of the section or the question the address asks for. */
export async function loadStatistics(year: string, campaign: string, params: Params) {
  const { section, question, sort } = statisticsParams.parse(await params);
  return orNotFound(async () => {
    const code = decodeURIComponent(campaign);
    if (!/^20\d{2}$/.test(year) || code.length > 40 || code.includes("\0")) throw notFoundError();
    const ctx = await pageContext("region");
    const asked = { section, question, otherwise: "first" as const };
    return {
      statistics: await getStatistics(ctx, { year: Number(year), code }, asked),
      asked: question,
      sort,
    };
  });
}
