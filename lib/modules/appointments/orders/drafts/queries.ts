import type { Tx } from "@/lib/core/db/client";
import { isoDay } from "@/lib/core/format/zone";
import { formatDayMonth } from "@/lib/core/format/dates";
import {
  ORDER_TEXT_FIELDS,
  type DraftFacts,
  type DraftRow,
  type OrderDraft,
  type OrderTexts,
} from "@/lib/modules/appointments/orders/drafts/types";
import type { OrderOwner } from "@/lib/modules/appointments/types";
import { z } from "zod";

/** Columns of an order a draft is made of. */
export const DRAFT_COLUMNS = {
  id: true,
  kind: true,
  state: true,
  title: true,
  startsOn: true,
  endsOn: true,
  content: true,
  version: true,
} as const;

const texts = z.record(z.string(), z.string()).catch({});

/** What is kept of the document: texts by their place, and what stands on a paper that was signed before. */
export function readContent(content: unknown): Record<string, string> {
  return texts.parse(content);
}

interface StoredOrder {
  id: string;
  title: string;
  startsOn: Date | null;
  endsOn: Date | null;
  content: unknown;
  version: number;
}

/** A draft with its rows in their order. Two statements beside the order. */
export async function readDraft(tx: Tx, order: StoredOrder): Promise<OrderDraft> {
  const rows = await tx.appointment.findMany({
    where: { orderId: order.id },
    select: {
      id: true,
      kind: true,
      personId: true,
      userId: true,
      personName: true,
      personPost: true,
      personPlace: true,
      formerListed: true,
      startsOn: true,
      endsOn: true,
      workplaceId: true,
      schoolId: true,
      listKinds: true,
      school: { select: { code: true, shortName: true } },
      workplace: { select: { code: true, shortName: true } },
    },
    orderBy: { ordinal: "asc" },
    relationLoadStrategy: "join",
  });
  const last = await tx.orderChange.findFirst({
    where: { orderId: order.id },
    orderBy: { seq: "desc" },
    select: { changedAt: true },
  });
  const content = readContent(order.content);
  return {
    version: order.version,
    savedAt: last?.changedAt.toISOString() ?? "",
    title: order.title,
    startsOn: isoDay(order.startsOn) ?? "",
    endsOn: isoDay(order.endsOn) ?? "",
    annexPlan: content.annexPlan ?? "",
    texts: Object.fromEntries(ORDER_TEXT_FIELDS.map((field) => [field, content[field] ?? ""])) as OrderTexts,
    rows: rows.map((row): DraftRow => ({
      id: row.id,
      kind: row.kind,
      personName: row.personName,
      personPost: row.personPost,
      personPlace: row.personPlace,
      formerListed: row.formerListed === null ? "" : row.formerListed ? "yes" : "no",
      startsOn: isoDay(row.startsOn) ?? "",
      endsOn: isoDay(row.endsOn) ?? "",
      chosen: row.personId !== null || row.userId !== null,
      hasAccount: row.userId !== null,
      school: row.school ? { code: row.school.code, name: row.school.shortName } : null,
      workplace: row.workplace ? { code: row.workplace.code, name: row.workplace.shortName } : null,
      listKinds: row.listKinds,
      ownSchool: row.kind === "mentor" && row.schoolId !== null && row.workplaceId === row.schoolId,
    })),
  };
}

interface FactsRow {
  authorityName: string | null;
  place: string | null;
  headName: string | null;
  headPost: string | null;
  letterNumber: string | null;
  letterDate: string | null;
}

/** What the portal writes the texts of an order from: names, head, the last letter of ИМАЦ, windows of the year. Two statements. */
export async function readDraftFacts(
  tx: Tx,
  owner: OrderOwner,
  { year, today }: { year: number; today: string },
): Promise<DraftFacts> {
  const [row] = await tx.$queryRaw<FactsRow[]>`
    SELECT coalesce(a.authority_name, a.name, o.name) AS "authorityName", a.place, h.full_name AS "headName", h.post AS "headPost",
           l.number AS "letterNumber", l.date::text AS "letterDate"
      FROM organisations o
      LEFT JOIN organisation_attributes a ON a.organisation_id = o.id AND a.valid_from <= ${today}::date
        AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
      LEFT JOIN LATERAL (
        SELECT u.full_name, u.post FROM memberships m JOIN users u ON u.id = m.user_id
         WHERE m.organisation_id = o.id AND m.role = 'authority_head' AND m.valid_from <= ${today}::date
           AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)
         ORDER BY m.basis = 'acting' DESC, m.valid_from DESC LIMIT 1) h ON true
      LEFT JOIN LATERAL (
        SELECT t.number, t.date FROM letter_recipients r JOIN letters t ON t.id = r.letter_id
         WHERE r.municipality_id = o.id AND t.date <= ${today}::date ORDER BY t.date DESC, t.id LIMIT 1) l ON true
     WHERE o.id = ${owner.organisationId}::uuid`;
  const campaigns = await tx.campaign.findMany({
    where: { regionId: owner.regionId, year, state: { not: "cancelled" }, confirmedAt: { not: null } },
    select: { code: true, opensOn: true, respondentUntilOn: true },
    orderBy: [{ opensOn: "asc" }, { code: "asc" }],
  });
  return {
    authorityName: row?.authorityName ?? owner.name,
    place: row?.place ?? "",
    year,
    ofRegion: owner.municipalityId === null,
    letter: row?.letterNumber && row.letterDate ? { number: row.letterNumber, date: row.letterDate } : null,
    windows: campaigns.map(
      ({ code, opensOn, respondentUntilOn }) =>
        `${code} — ${formatDayMonth(isoDay(opensOn))}–${formatDayMonth(isoDay(respondentUntilOn))}`,
    ),
    headName: row?.headName ?? "",
    headPost: row?.headPost ?? "",
  };
}

/** The calendar year an order is for: of its first day, else of the day it is written on. */
export function orderYear(startsOn: string, today: string): number {
  return Number((startsOn || today).slice(0, 4));
}
