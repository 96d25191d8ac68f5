import { randomBytes, randomUUID } from "node:crypto";

import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";

import { buildMonitoringOfEach } from "./monitoring-of-each";
import { buildOrder } from "./orders";
import { buildPractice, buildPracticeFile } from "./practices";
import { day, makeRandom } from "./random";
import { buildLibraryItem } from "./reference";
import { buildProgrammeOfEach } from "./programme-of-each";
import type { Tenant } from "./tenant";

/**
 * One row in each table that the tenant of the tests leaves empty: letters sent, an appeal with its decision, a rule with
 * a run, a spreadsheet being loaded, a school that goes on as another, a monitoring under way. For tests that look at every table;
 * rows of an authority are of the first one unless the second is named.
 */
export async function buildOneOfEach(tx: Tx, tenant: Tenant, authority: 0 | 1 = 0): Promise<void> {
  const { region, municipalities, year } = tenant;
  const home = municipalities[authority];
  const [school, successor] = home.schools;
  const regionId = region.id;
  const by = { createdById: region.analyst.id, createdByName: region.analyst.fullName };
  await actAs(tx, { regionId });

  const fileId = randomUUID();
  await tx.storedFile.create({
    data: { id: fileId, regionId, organisationId: regionId, name: "Результаты.xlsx", size: 1, ...by },
  });
  const { id: importId } = await tx.spreadsheetImport.create({
    data: {
      regionId,
      kind: "results",
      fileId,
      fileName: "Результаты.xlsx",
      options: {},
      membershipId: randomUUID(),
      ...by,
    },
  });
  await tx.importRow.create({
    data: { regionId, importId, ordinal: 0, fate: "added", label: school.name, values: {} },
  });
  await tx.importMapping.create({
    data: { regionId, kind: "results", signature: String(authority).repeat(64), mapping: {} },
  });

  const item = await buildLibraryItem(tx, region);
  await tx.libraryItemFile.create({ data: { regionId, itemId: item.id, fileId, ordinal: 0 } });
  await tx.fileText.create({ data: { regionId, fileId, state: "read" } });
  await tx.filePassage.create({ data: { regionId, fileId, ordinal: 0, text: "О наставниках" } });
  await tx.searchWord.create({ data: { scope: `in=1:${regionId}`, word: String(authority), documents: 20 } });

  const practice = await buildPractice(tx, school, {
    ...{ municipalityId: home.id, schoolId: school.id },
    state: "published",
  });
  await actAs(tx, { regionId, municipalityId: home.id });
  await tx.practiceUse.create({
    data: { regionId, practiceId: practice.id, organisationId: home.id, saidByName: home.head.fullName },
  });
  await buildPracticeFile(tx, school, home.id);
  await actAs(tx, { regionId, municipalityId: home.id });
  await tx.accessToken.create({
    data: {
      regionId,
      organisationId: home.id,
      name: "Отчёты",
      scopes: ["lists"],
      tokenHash: new Uint8Array(randomBytes(32)),
      expiresOn: day("2090-01-01"),
      createdById: home.head.id,
      createdByName: home.head.fullName,
    },
  });
  await actAs(tx, { regionId });

  const letter = await tx.letter.findFirstOrThrow({ where: { regionId }, select: { id: true } });
  await tx.letterRecipient.create({
    data: { regionId, letterId: letter.id, municipalityId: home.id, sentByName: region.admin.fullName },
  });
  await tx.schoolSuccession.create({
    data: {
      regionId,
      predecessorId: school.id,
      successorId: successor.id,
      kind: "merged",
      onDate: day(`${String(year - 3)}-09-01`),
      basis: "распоряжение",
    },
  });

  const methodology = await tx.methodology.create({
    data: { regionId, code: `ONE_OF_EACH_${String(authority)}`, title: "Правило", scope: "regional" },
  });
  const version = await tx.methodologyVersion.create({
    data: { regionId, methodologyId: methodology.id, label: "1", rule: {} },
  });
  const run = await tx.verdictRun.create({
    data: {
      regionId,
      methodologyVersionId: version.id,
      year: year - 1,
      rule: {},
      membershipId: randomUUID(),
      ...by,
    },
  });
  const owned = { regionId, municipalityId: home.id, schoolId: school.id };
  await tx.verdict.create({
    data: { ...owned, runId: run.id, outcome: "identified", explanation: {}, inputs: {} },
  });

  const list = await tx.schoolList.create({
    data: {
      regionId,
      ownerId: regionId,
      kind: "regional",
      listYear: year + 5 + authority,
      state: "in_review",
      appealsUntil: day(`${String(year + 5 + authority)}-10-10`),
    },
  });
  await tx.appointmentNorms.upsert({ where: { regionId }, create: { regionId }, update: {} });
  const order = await buildOrder(tx, makeRandom(), home, {
    number: "8",
    date: "2025-02-03",
    appointments: [
      { kind: "tutor", person: { fullName: "Лескова Анна Юрьевна", post: "учитель математики" }, school },
    ],
  });
  await tx.orderChange.create({
    data: {
      regionId,
      municipalityId: home.id,
      organisationId: home.id,
      orderId: order.id,
      seq: 1,
      field: "title",
      changedById: home.specialist.id,
      changedByName: home.specialist.fullName,
    },
  });
  await tx.mentorOffer.create({
    data: {
      regionId,
      municipalityId: home.id,
      fullName: "Лескова Анна Юрьевна",
      post: "учитель математики",
      consentOn: day("2025-02-03"),
      offeredByName: home.specialist.fullName,
    },
  });
  const visitor = { id: home.methodologist.id, name: home.methodologist.fullName };
  await actAs(tx, { regionId, municipalityId: home.id, userId: visitor.id });
  const visit = await tx.visit.create({
    data: { ...owned, visitorId: visitor.id, visitorName: visitor.name, plannedOn: day("2025-03-03") },
  });
  await tx.recommendation.create({
    data: {
      ...owned,
      visitId: visit.id,
      ordinal: 1,
      text: "Разобрать результаты ВПР на методическом объединении",
    },
  });
  await actAs(tx, { regionId, municipalityId: home.id });
  const appeal = await tx.listAppeal.create({
    data: { ...owned, listId: list.id, kind: "exclude", text: "Не учтены результаты", ...by },
  });
  const indicator = await tx.resultIndicator.findFirstOrThrow({ where: { regionId }, select: { id: true } });
  await tx.listAppealFigure.create({
    data: {
      regionId,
      municipalityId: home.id,
      appealId: appeal.id,
      indicatorId: indicator.id,
      year: year - 1,
      participants: 40,
      belowMin: 9,
    },
  });
  await actAs(tx, { regionId });
  await tx.listDecision.create({
    data: {
      ...owned,
      listId: list.id,
      included: false,
      reason: "данные уточнены",
      appealId: appeal.id,
      decidedById: region.analyst.id,
      decidedByName: region.analyst.fullName,
    },
  });
  await buildMonitoringOfEach(tx, tenant, authority);
  await buildProgrammeOfEach(tx, tenant, authority);
}
