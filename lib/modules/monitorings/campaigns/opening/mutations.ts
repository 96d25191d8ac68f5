import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow, portalToday } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { refuseOpening } from "@/lib/modules/monitorings/campaigns/policy";
import { daysOf, lockCampaign } from "@/lib/modules/monitorings/campaigns/queries";
import type { CampaignCommandInput } from "@/lib/modules/monitorings/campaigns/schema";
import { lockVersion, publishLocked } from "@/lib/modules/monitorings/versions/mutations";

/**
 * Opens a campaign: freezes the version of its form, publishing a draft, and asks everybody who comes under its rule on
 * its first day. Filling begins with that day. A command; audits `campaign.opened` with the number asked, and
 * `form.published`. A fixed number of statements, however many are asked.
 *
 * @throws AppError NOT_FOUND, STALE, CONFLICT when it is not to be opened now or would ask nobody, INVALID when the draft of
 *   its form cannot be published.
 */
export async function openCampaign(
  ctx: TenantContext,
  input: CampaignCommandInput,
): Promise<{ version: number; asked: number }> {
  return withTenant(ctx, "campaign:manage", async (tx, actor) => {
    const before = await lockCampaign(tx, actor, input);
    const { id, code, year, state, formVersionId } = before;
    const days = daysOf(before);
    const refusal = refuseOpening(
      {
        state,
        confirmed: before.confirmedAt !== null,
        respondentUntilOn: days.respondentUntilOn,
        hasForm: formVersionId !== null,
      },
      await portalToday(tx, ctx),
    );
    if (refusal !== null || formVersionId === null) throw new AppError("CONFLICT", refusal ?? "");
    const form = await freeze(
      tx,
      actor,
      formVersionId,
      `Опубликована открытием мониторинга ${code} ${String(year)} года`,
    );
    const { version } = await tx.campaign.update({
      where: { id },
      data: {
        state: "opened",
        openedAt: await portalNow(tx),
        openedByName: actor.userName,
        version: { increment: 1 },
      },
      select: { version: true },
    });
    const [{ asked, lists } = { asked: 0, lists: [] }] = await tx.$queryRaw<
      { asked: number; lists: string[] }[]
    >`SELECT (SELECT count(*)::int FROM ask_campaign_targets(${id}::uuid)) AS asked,
             (SELECT coalesce(array_agg(l.id::text), '{}') FROM campaign_lists(${id}::uuid) l) AS lists`;
    if (asked === 0) {
      throw new AppError(
        "CONFLICT",
        "Под правило не подходит ни одна организация: проверьте, опубликованы ли перечни, или измените правило.",
      );
    }
    await recordAudit(tx, actor, {
      event: "campaign.opened",
      subjectType: "campaign",
      subjectId: id,
      before: { state },
      after: { asked, lists, form: form.code, number: form.number, ...days },
    });
    return { version, asked };
  });
}

/** Frozen once a campaign opens: a draft is published as it stands, what is published stays. */
async function freeze(
  tx: Tx,
  actor: Actor,
  id: string,
  note: string,
): Promise<{ code: string; number: number }> {
  const version = await lockVersion(tx, actor, id);
  if (version.status === "draft") await publishLocked(tx, actor, version, version.note || note);
  return version;
}
