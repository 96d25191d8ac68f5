import type { Tx } from "@/lib/core/db/client";
import type { CommentState } from "@/lib/core/db/enums";
import { actAs } from "@/lib/core/db/owner";
import { acceptedText } from "@/lib/modules/plans/comments/rules";
import { makeRandom, type Random } from "@/prisma/factories/random";

import { addDays, notAfterToday, workday, workingHour, type DemoCalendar } from "./calendar";
import { ARMYANSK, type DemoMunicipality, type DemoStaff } from "./world";

/** Authorities with a draft of the new year that ИМАЦ has read. */
const COMMENTED = [11, ARMYANSK];

interface RemarkInput {
  /** Days before the plan's reference day. */
  daysAgo: number;
  state: CommentState;
  text: string;
  /** Track whose line the remark is on; null: the whole plan. */
  track: number | null;
  /** Track whose samples are offered, and how many of them. */
  offers?: { track: number; count: number; taken?: true };
  replies?: { fromRegion: boolean; text: string }[];
}

const REMARKS: RemarkInput[] = [
  {
    daysAgo: 1,
    state: "open",
    text: "Здесь нет ответственного с должностью: укажите сотрудника, который отвечает за мероприятие.",
    track: 1,
  },
  {
    daysAgo: 2,
    state: "open",
    text: "Добавьте мероприятия по школам зоны контроля: сейчас для них запланирован только мониторинг.",
    track: null,
    offers: { track: 2, count: 2 },
  },
  {
    daysAgo: 4,
    state: "answered",
    text: "Срок стоит на каникулы, директора в это время в отпусках. Перенесите.",
    track: 2,
    replies: [{ fromRegion: false, text: "Перенесли бы на февраль, если ИМАЦ не возражает." }],
  },
  {
    daysAgo: 5,
    state: "answered",
    text: "В треке 3 нет работы с родителями. Предлагаем готовое мероприятие.",
    track: null,
    offers: { track: 3, count: 1, taken: true },
  },
  {
    daysAgo: 6,
    state: "closed",
    text: "Ожидаемый результат нельзя проверить. Назовите документ или показатель.",
    track: 0,
    replies: [
      { fromRegion: false, text: "Указали приказ и протокол совещания." },
      { fromRegion: true, text: "Хорошо, принято." },
    ],
  },
];

interface CommentGround {
  region: { id: string };
  municipalities: readonly DemoMunicipality[];
  staff: ReadonlyMap<number, DemoStaff>;
  calendar: DemoCalendar;
}

/** Remarks of ИМАЦ in every state, with answers, offered measures and one that has been taken. */
export async function buildDemoComments(tx: Tx, ground: CommentGround): Promise<void> {
  const { region, municipalities, staff, calendar } = ground;
  const random = makeRandom(`demo-comments-${String(calendar.planYear)}`);
  await actAs(tx, { regionId: region.id });
  const analyst = await tx.user.findUniqueOrThrow({ where: { email: "analyst@imac.example" } });
  for (const municipality of municipalities.filter(({ number }) => COMMENTED.includes(number))) {
    const people = staff.get(municipality.number);
    if (!people) throw new Error(`${municipality.code} has no staff`);
    const tenant = { regionId: region.id, municipalityId: municipality.id };
    await actAs(tx, { regionId: region.id });
    const text = await tx.planVersion.findFirstOrThrow({
      where: { municipalityId: municipality.id, plan: { year: calendar.planYear } },
      include: { measures: { orderBy: [{ trackNumber: "asc" }, { position: "asc" }] } },
    });
    const entries = await tx.catalogueMeasure.findMany({
      where: { regionId: region.id, catalogue: { state: "published" } },
      orderBy: { code: "asc" },
    });
    for (const remark of REMARKS) {
      await insertRemark(tx, random, remark, {
        tenant,
        text,
        entries,
        analyst,
        specialist: people.specialist,
        day: notAfterToday(calendar, `${String(calendar.planYear)}-02-20`),
      });
    }
  }
}

interface RemarkGround {
  tenant: { regionId: string; municipalityId: string };
  text: {
    id: string;
    planId: string;
    measures: { id: string; lineageId: string; trackNumber: number; title: string }[];
  };
  entries: readonly { id: string; trackNumber: number; title: string }[];
  analyst: { id: string; fullName: string };
  specialist: { id: string; fullName: string };
  day: string;
}

async function insertRemark(
  tx: Tx,
  random: Random,
  remark: RemarkInput,
  ground: RemarkGround,
): Promise<void> {
  const { tenant, text, analyst, specialist, day } = ground;
  const { daysAgo, state, track } = remark;
  const id = random.uuid();
  const date = workday(addDays(day, -daysAgo));
  const taken = remark.offers?.taken ? takenLine(ground, remark.offers.track) : null;
  const replies = [
    ...(remark.replies ?? []),
    ...(taken ? [{ fromRegion: false, text: acceptedText(taken.entry.title) }] : []),
  ];
  await actAs(tx, { regionId: tenant.regionId });
  await tx.planComment.create({
    data: {
      id,
      ...tenant,
      planId: text.planId,
      planVersionId: text.id,
      measureId:
        track === null ? null : (text.measures.find((line) => line.trackNumber === track)?.id ?? null),
      state,
      text: remark.text,
      authorId: analyst.id,
      authorName: analyst.fullName,
      createdAt: workingHour(date, 10),
      closedAt: state === "closed" ? workingHour(date, 16) : null,
      closedByName: state === "closed" ? analyst.fullName : null,
      version: 1 + replies.length + (state === "closed" ? 1 : 0),
    },
  });
  const offered = taken ? [taken.entry] : offeredEntries(ground, remark);
  await tx.planCommentProposal.createMany({
    data: offered.map((entry) => ({
      id: random.uuid(),
      ...tenant,
      commentId: id,
      catalogueMeasureId: entry.id,
      ...(taken && {
        acceptedAt: workingHour(date, 12),
        acceptedByName: specialist.fullName,
        lineageId: taken.lineageId,
      }),
    })),
  });
  for (const [at, reply] of replies.entries()) {
    const author = reply.fromRegion ? analyst : specialist;
    await actAs(tx, reply.fromRegion ? { regionId: tenant.regionId } : tenant);
    await tx.planCommentReply.create({
      data: {
        id: random.uuid(),
        ...tenant,
        commentId: id,
        ...reply,
        authorId: author.id,
        authorName: author.fullName,
        createdAt: workingHour(date, 12 + at),
      },
    });
  }
}

/** Samples the plan does not have yet, else the first of the track. */
function offeredEntries({ entries, text }: RemarkGround, { offers }: RemarkInput): RemarkGround["entries"] {
  if (!offers) return [];
  const titles = new Set(text.measures.map(({ title }) => title));
  const ofTrack = entries.filter(({ trackNumber }) => trackNumber === offers.track);
  const missing = ofTrack.filter(({ title }) => !titles.has(title));
  return [...missing, ...ofTrack.filter((entry) => !missing.includes(entry))].slice(0, offers.count);
}

/** A sample of the track that is a line of the plan already. */
function takenLine({ entries, text }: RemarkGround, track: number) {
  for (const entry of entries.filter(({ trackNumber }) => trackNumber === track)) {
    const line = text.measures.findLast(({ title }) => title === entry.title);
    if (line) return { entry, lineageId: line.lineageId };
  }
  return null;
}
