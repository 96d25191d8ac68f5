import { actingMembership, can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { ProgrammeKind, ProgrammeState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { readMarks } from "@/lib/modules/programmes/execution/queries";
import { readContent } from "@/lib/modules/programmes/fields/rules";
import { allowProgrammeAction, type ProgrammeFacts } from "@/lib/modules/programmes/policy";
import {
  factorSections,
  isInForce,
  isOpenText,
  programmeProblems,
  shownText,
  TRANSITION_BLOCKS,
  type ProfileFactor,
} from "@/lib/modules/programmes/rules";
import type {
  FieldValues,
  ProgrammeAction,
  ProgrammePage,
  ProgrammeSection,
  ProgrammeTextInfo,
} from "@/lib/modules/programmes/types";
import { riskLevelLabels } from "@/lib/modules/risk-profiles/labels";
import { factorsOf, readProfile } from "@/lib/modules/risk-profiles/queries";
import { schoolOf } from "@/lib/modules/schools/queries";

const ACTIONS: readonly ProgrammeAction[] = [
  "edit",
  "send",
  "withdraw",
  "agree",
  "return",
  "approve",
  "revise",
  "drop",
  "close",
  "note",
  "report",
];

const TEXTS = {
  texts: { include: { orderFile: { select: FILE_COLUMNS } }, orderBy: { number: "asc" } },
} as const satisfies Prisma.ProgrammeInclude;
type StoredText = Prisma.ProgrammeGetPayload<{ include: typeof TEXTS }>["texts"][number];

/**
 * A programme of the school of the address: with a number that text of it, without one the text in force, before the
 * first approval the open one. The same for the school, its authority, ИМАЦ and the mentor; `can` says who may do what.
 * Six statements.
 *
 * @throws AppError NOT_FOUND when the address names no school, the school has no such programme or no such text of it.
 */
export async function getProgramme(
  ctx: TenantContext,
  { kind, year, text: number }: { kind: ProgrammeKind; year: number; text?: number | undefined },
): Promise<ProgrammePage> {
  const school = schoolOf(ctx);
  return withTenant(ctx, "programme:read", async (tx) => {
    const programme = await tx.programme.findUnique({
      where: { schoolId_kind_year: { schoolId: school.id, kind, year } },
      include: TEXTS,
      relationLoadStrategy: "join",
    });
    const texts = programme?.texts ?? [];
    const stored = number === undefined ? shownText(texts) : texts.find((one) => one.number === number);
    if (!programme || !stored) throw notFoundError();
    const factors = await profileFactors(tx, school.id, year);
    const { sections, newFactors } = sectionsOf(kind, factors, stored);
    const content = stored.content as FieldValues;
    const read = readContent(content);
    const authority =
      school.municipalityId === null
        ? null
        : await tx.organisation.findUnique({
            where: { id: school.municipalityId },
            select: { shortName: true },
          });
    const facts = factsOf(ctx, {
      kind,
      year,
      text: stored,
      openText: otherOpen(texts, stored.number),
      problems: programmeProblems(kind, read, sections).length,
      hasAuthority: authority !== null,
    });
    return {
      school: {
        code: school.code,
        name: school.shortName,
        fullName: school.name,
        authority: authority?.shortName ?? "ИМАЦ",
      },
      kind,
      year,
      today: ctx.today,
      timeZone: ctx.timeZone,
      text: toTextInfo(stored),
      texts: texts.map((one) => ({ number: one.number, state: one.state })),
      content,
      notes: programme.notes as FieldValues,
      sections,
      newFactors,
      marks: isInForce(stored.state)
        ? await readMarks(tx, { programmeId: programme.id, measures: read.measures, year, today: ctx.today })
        : [],
      mentor: stored.state === "draft" ? await readMentor(tx, school.id, ctx.today) : null,
      can: Object.fromEntries(
        ACTIONS.map((action) => [action, allowProgrammeAction(action, facts)]),
      ) as ProgrammePage["can"],
      viewerMaySend: facts.maySend,
    };
  });
}

/** Number of another text that is on its way to approval. */
export function otherOpen(
  texts: readonly { number: number; state: ProgrammeState }[],
  number: number,
): number | null {
  return texts.find((one) => one.number !== number && isOpenText(one.state))?.number ?? null;
}

/** What the policy is told of a text and of who asks. */
export function factsOf(
  ctx: TenantContext,
  {
    kind,
    year,
    text,
    openText,
    problems,
    hasAuthority,
  }: {
    kind: ProgrammeKind;
    year: number;
    text: { number: number; state: ProgrammeState; orderNumber: string | null; orderDate: Date | null };
    openText: number | null;
    problems: number;
    hasAuthority: boolean;
  },
): ProgrammeFacts {
  const agreeing = actingMembership(ctx, "programme:agree")?.organisation.kind;
  return {
    kind,
    year,
    today: ctx.today,
    number: text.number,
    state: text.state,
    orderNumber: text.orderNumber,
    orderDate: isoDay(text.orderDate),
    openText,
    problems,
    hasAuthority,
    mayEdit: can(ctx, "programme:edit"),
    maySend: can(ctx, "programme:send"),
    mayAgree: agreeing === (hasAuthority ? "municipality" : "region"),
    mayReport: can(ctx, "execution:report"),
  };
}

/** Factors of the school's risk profile of a year, with what the school holds of them. One statement. */
export async function profileFactors(
  tx: Tx,
  schoolId: string,
  year: number,
): Promise<(ProfileFactor & { level: string })[]> {
  const profile = await readProfile(tx, schoolId, year);
  if (!profile) return [];
  return factorsOf(profile.set.factors).map(({ code, title, measures }) => {
    const judged = profile.factors.find((row) => row.code === code);
    return {
      code,
      title,
      measures,
      confirmed: judged?.confirmed ?? false,
      priority: judged?.priority ?? false,
      level: judged ? riskLevelLabels[judged.level] : "не оценена",
    };
  });
}

/** Sections of a text: a draft follows the profile, what was sent keeps what it was sent with. */
export function sectionsOf(
  kind: ProgrammeKind,
  factors: readonly ProfileFactor[],
  text: { state: ProgrammeState; factors: string[] },
): { sections: ProgrammeSection[]; newFactors: string[] } {
  if (kind === "transition") return { sections: [...TRANSITION_BLOCKS], newFactors: [] };
  const sections = factorSections(factors, text.state === "draft" ? null : text.factors);
  const shown = new Set(sections.map(({ code }) => code));
  const newFactors = factors
    .filter(({ code, confirmed }) => confirmed && !shown.has(code))
    .map(({ code, title }) => `${code}. ${title}`);
  return { sections, newFactors };
}

/** The mentor of the school on a day, in words; null where there is none. One statement. */
export async function readMentor(tx: Tx, schoolId: string, today: string): Promise<string | null> {
  const day = new Date(today);
  const membership = await tx.membership.findFirst({
    where: {
      organisationId: schoolId,
      role: "mentor",
      validFrom: { lte: day },
      OR: [{ validTo: null }, { validTo: { gte: day } }],
    },
    select: { basisDocument: true, user: { select: { fullName: true, post: true } } },
    orderBy: [{ validFrom: "desc" }, { id: "asc" }],
  });
  if (!membership) return null;
  const { user, basisDocument } = membership;
  return [user.fullName, user.post, basisDocument].filter(Boolean).join(", ");
}

function toTextInfo(stored: StoredText): ProgrammeTextInfo {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    number: stored.number,
    state: stored.state,
    version: stored.version,
    editSeq: stored.editSeq,
    revisionReason: stored.revisionReason,
    sentAt: iso(stored.sentAt),
    sentBy: stored.sentByName,
    returnedAt: iso(stored.returnedAt),
    returnedBy: stored.returnedByName,
    returnReason: stored.returnReason,
    agreedAt: iso(stored.agreedAt),
    agreedBy: stored.agreedByName,
    approvedAt: iso(stored.approvedAt),
    approvedBy: stored.approvedByName,
    orderNumber: stored.orderNumber,
    orderDate: isoDay(stored.orderDate),
    orderFile: stored.orderFile && toFileRow(stored.orderFile),
    closedAt: iso(stored.closedAt),
    closedBy: stored.closedByName,
    updatedAt: stored.updatedAt.toISOString(),
    updatedBy: stored.updatedByName,
  };
}
