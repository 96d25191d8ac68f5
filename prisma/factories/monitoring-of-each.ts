import { randomUUID } from "node:crypto";

import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";

import { buildCampaign } from "./campaigns";
import { day } from "./random";
import type { Tenant } from "./tenant";

/** A campaign of schools, in it a form that was sent and returned, with all that hangs on it. */
export async function buildMonitoringOfEach(tx: Tx, tenant: Tenant, authority: 0 | 1): Promise<void> {
  const { region, municipalities, year } = tenant;
  const home = municipalities[authority];
  const [{ id: schoolId, director }] = home.schools;
  const regionId = region.id;
  const now = day(`${String(year)}-09-10`);
  const campaign = await buildCampaign(tx, tenant, { code: authority === 0 ? "M1" : "M2" });
  const submissionId = campaign.submissions[schoolId] ?? "";
  const owned = { regionId, submissionId };
  await tx.usualRange.create({
    data: { regionId, campaignId: campaign.id, kind: "any", ranges: {}, countedAt: now },
  });
  const { formId } = await tx.monitoringFormVersion.findUniqueOrThrow({
    where: { id: campaign.formVersionId },
  });
  await tx.campaignTemplate.create({
    data: {
      regionId,
      code: `T${String(authority)}`,
      title: "Мониторинг",
      formId,
      target: "all",
      opensMonth: 9,
      opensDay: 2,
      closesMonth: 9,
      closesDay: 13,
    },
  });
  await tx.campaignNotice.create({ data: { regionId, campaignId: campaign.id, occasion: "opened" } });
  await tx.calendarDay.create({
    data: { regionId, day: day(`${String(year)}-11-0${String(authority + 4)}`), working: false },
  });

  await actAs(tx, { regionId, municipalityId: home.id, schoolId });
  const organisationId = schoolId;
  await tx.submissionAnswers.create({ data: { ...owned, organisationId, answers: { m1_small: true } } });
  const file = { id: randomUUID(), regionId, municipalityId: home.id, schoolId, organisationId };
  await tx.storedFile.create({
    data: {
      ...file,
      name: "Протокол.pdf",
      size: 1,
      createdById: director.id,
      createdByName: director.fullName,
    },
  });
  await tx.submissionFile.create({ data: { ...owned, organisationId, fileId: file.id } });
  await tx.submissionChange.create({
    data: {
      ...owned,
      organisationId,
      seq: 1,
      field: "m1_small",
      after: true,
      changedById: director.id,
      changedByName: director.fullName,
    },
  });
  await tx.submissionSending.create({
    data: {
      ...owned,
      number: 1,
      round: 1,
      receipt: `${campaign.code}-${String(year)}-0001-1`,
      formVersionId: campaign.formVersionId,
      answers: { m1_small: true },
      explanations: {},
      sentAt: now,
      sentById: director.id,
      sentByName: director.fullName,
      timeliness: "on_time",
      checksum: new Uint8Array(32),
    },
  });
  await tx.submissionStep.create({
    data: {
      ...owned,
      action: "send",
      from: "draft",
      to: "submitted",
      sending: 1,
      side: "respondent",
      byId: director.id,
      byName: director.fullName,
      at: now,
    },
  });
  await tx.submissionExtension.create({
    data: {
      ...owned,
      reason: "Отключение электричества",
      wantedUntilOn: now,
      requestedAt: now,
      requestedById: director.id,
      requestedByName: director.fullName,
    },
  });
  await actAs(tx, { regionId, municipalityId: home.id });
  const checker = { madeById: home.specialist.id };
  const remark = await tx.submissionRemark.create({
    data: {
      ...owned,
      ...checker,
      question: "m1_small",
      sending: 1,
      side: "municipality",
      text: "Проверьте",
      publishedAt: now,
      madeByName: home.specialist.fullName,
    },
  });
  await tx.submissionRemarkReply.create({
    data: {
      ...checker,
      regionId,
      remarkId: remark.id,
      side: "municipality",
      text: "Уточните",
      byName: home.specialist.fullName,
    },
  });
  await tx.submissionNote.create({
    data: { ...owned, text: "Школа в ремонте", writtenByName: home.specialist.fullName },
  });
  await actAs(tx, { regionId });
  await tx.resultFeed.create({
    data: { ...owned, sending: 1, taken: 0, passedAt: now, passedByName: region.analyst.fullName },
  });
}
