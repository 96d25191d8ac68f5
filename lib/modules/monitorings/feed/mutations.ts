import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { refusePassing } from "@/lib/modules/monitorings/feed/policy";
import {
  readCurrentResults,
  readWaitingForms,
  type WaitingForm,
} from "@/lib/modules/monitorings/feed/queries";
import { feedingTables, planFeed, toldResults, type FeedPlan } from "@/lib/modules/monitorings/feed/rules";
import type { PassResultsInput } from "@/lib/modules/monitorings/feed/schema";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";
import { readIndicators } from "@/lib/modules/results/queries";
import {
  lockResults,
  withdrawResults,
  writeResults,
  type ResultsOrigin,
  type WrittenResult,
} from "@/lib/modules/results/writing/mutations";

/** Forms of one unit of work. A region of some 500 schools is passed on at once. */
const PORTION = 1_000;

interface Planned extends FeedPlan {
  form: WaitingForm;
}

/**
 * Passes accepted forms on to results with the source «мониторинг»: those not passed on yet and those accepted anew since,
 * as many as one unit of work takes; `left` tells how many remain, and passing on again goes on with them. Writes only
 * where nothing is in force or the same form told it before; what it tells no longer is taken out of force. Idempotent:
 * what was passed on and has not changed writes nothing. A fixed number of statements a portion; audits
 * `result.passed-on`.
 *
 * @throws AppError NOT_FOUND when the campaign is not there, CONFLICT when it passes nothing on.
 */
export async function passResults(
  ctx: TenantContext,
  { id }: PassResultsInput,
): Promise<{ forms: number; written: number; withdrawn: number; differing: number; left: number }> {
  if (ctx.organisation?.kind !== "region") throw notFoundError();
  return withTenant(ctx, "result:load", async (tx, actor) => {
    const { regionId } = actor;
    const campaign = await tx.campaign.findFirst({
      where: { regionId, id },
      select: { code: true, year: true, state: true, formVersionId: true },
    });
    if (!campaign) throw notFoundError();
    const { code, year, state, formVersionId } = campaign;
    const definition =
      formVersionId === null || state !== "opened" ? null : await publishedForm(tx, formVersionId);
    const feeds = definition !== null && feedingTables(definition).length > 0;
    const refusal = refusePassing({ state, year, feeds }, ctx.today);
    if (refusal !== null || definition === null) throw new AppError("CONFLICT", refusal ?? "");
    await lockResults(tx, regionId, year);
    const indicators = new Map((await readIndicators(tx, regionId)).map((one) => [one.code, one.id]));
    const { forms, waiting } = await readWaitingForms(tx, { campaignId: id, year, most: PORTION });
    const current = await readCurrentResults(tx, {
      regionId,
      year,
      schoolIds: forms.map(({ schoolId }) => schoolId),
    });
    const planned = forms.map((form): Planned => ({
      form,
      ...planFeed(toldResults(definition, form), form.submissionId, current.get(form.schoolId) ?? new Map()),
    }));
    const origin = {
      regionId,
      year,
      sourceKind: "monitoring" as const,
      source: `мониторинг ${code} ${String(year)} года, принятые формы`,
      importId: null,
      at: await portalNow(tx),
      byId: actor.userId,
      byName: actor.userName,
    };
    await withdrawResults(
      tx,
      planned.flatMap(({ withdraw }) => withdraw),
      origin.at,
    );
    const written = await writePlanned(tx, origin, planned, indicators);
    await keepFeeds(tx, actor, planned, origin.at);
    const done = {
      forms: forms.length,
      written,
      withdrawn: planned.reduce((sum, { withdraw }) => sum + withdraw.length, 0),
      differing: planned.reduce((sum, { left }) => sum + left.length, 0),
    };
    if (forms.length > 0) {
      await recordAudit(tx, actor, {
        event: "result.passed-on",
        subjectType: "campaign",
        subjectId: id,
        after: { campaign: code, year, ...done },
      });
    }
    return { ...done, left: waiting - forms.length };
  });
}

/** At most four kinds: by attempt and by when the procedure was held. */
async function writePlanned(
  tx: Tx,
  origin: Omit<ResultsOrigin, "attempt" | "sitting">,
  planned: readonly Planned[],
  indicators: ReadonlyMap<string, string>,
): Promise<number> {
  const all = planned.flatMap(({ form, write }) =>
    write.flatMap(({ result, replaces }) => {
      const indicatorId = indicators.get(result.indicator);
      if (indicatorId === undefined) return [];
      const { indicator: _indicator, attempt, sitting, ...figures } = result;
      const { schoolId, municipalityId, submissionId } = form;
      const row: WrittenResult = {
        ...figures,
        schoolId,
        municipalityId,
        submissionId,
        indicatorId,
        replaces,
      };
      return [{ attempt, sitting, row }];
    }),
  );
  for (const [, group] of Map.groupBy(all, ({ attempt, sitting }) => `${attempt} ${sitting}`)) {
    const [first] = group;
    if (!first) continue;
    const { attempt, sitting } = first;
    await writeResults(
      tx,
      { ...origin, attempt, sitting },
      group.map(({ row }) => row),
    );
  }
  return all.length;
}

async function keepFeeds(
  tx: Tx,
  { regionId, userName }: Actor,
  planned: readonly Planned[],
  at: Date,
): Promise<void> {
  if (planned.length === 0) return;
  const rows = JSON.stringify(
    planned.map(({ form, write, agreeing, left }) => ({
      s: form.submissionId,
      n: form.sending,
      t: write.length + agreeing,
      l: left,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO result_feeds (submission_id, region_id, sending, taken, "left", passed_at, passed_by_name)
    SELECT f.s, ${regionId}::uuid, f.n, f.t, f.l, ${at}, ${userName}
      FROM jsonb_to_recordset(${rows}::jsonb) AS f (s uuid, n int, t int, l jsonb)
    ON CONFLICT (submission_id) DO UPDATE
       SET sending = EXCLUDED.sending, taken = EXCLUDED.taken, "left" = EXCLUDED."left",
           passed_at = EXCLUDED.passed_at, passed_by_name = EXCLUDED.passed_by_name`;
}
