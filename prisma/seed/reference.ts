import type { Tx } from "@/lib/core/db/client";
import type { PrismaClient } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { buildCampaignTemplates } from "@/prisma/factories/campaign-templates";
import { buildMethodologies } from "@/prisma/factories/methodologies";
import { buildMonitoringForms } from "@/prisma/factories/monitorings";
import { buildMunicipality, buildRegion } from "@/prisma/factories/organisations";
import { planYearOf } from "@/prisma/factories/plan-year";
import { makeRandom } from "@/prisma/factories/random";
import { buildCatalogue, buildLibraryItems, buildTracks } from "@/prisma/factories/reference";
import { buildIndicators } from "@/prisma/factories/results";
import { buildRiskFactorSets } from "@/prisma/factories/risk-profiles";
import { buildLetter } from "@/prisma/factories/school-lists";

import { LIBRARY, MUNICIPALITIES } from "./data";
import { INDICATORS, OPTIONAL_INDICATORS } from "./indicators";

/** The region whose municipalities the data folder describes. */
export const HOME_REGION = {
  code: "91",
  name: "Республика Крым",
  authorityName: "ГКУ РК «ИМАЦ»",
  timeZone: "Europe/Simferopol",
};

/** Tracks are laid for these years around the plan year. */
const YEARS_BACK = 2;
const YEARS_AHEAD = 3;

/** One run at a time, also when two instances start together. */
const SEED_LOCK = 912_024_01;

/**
 * Loads what every region needs before the first plan: tracks, catalogue, library, indicators, methodologies, forms of
 * monitoring with the templates of their windows. An installation without any region
 * gets the home region with its municipalities and letters. Adds what is absent and leaves the rest as it is.
 */
export async function loadReference(owner: PrismaClient, referenceHash: string | null): Promise<void> {
  await owner.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK})`;
    if ((await listRegions(tx)).length === 0) await buildRegion(tx, makeRandom(), HOME_REGION);
    for (const region of await listRegions(tx)) {
      if (region.code === HOME_REGION.code) {
        await addMunicipalities(tx, region);
        await addLetters(tx, region);
      }
      await addCatalogue(tx, region);
      await addLibrary(tx, region);
      await buildIndicators(tx, makeRandom(), region, [...INDICATORS, ...OPTIONAL_INDICATORS]);
      await buildMethodologies(tx, makeRandom(), region);
      await buildMonitoringForms(tx, makeRandom(), region);
      await buildCampaignTemplates(tx, region);
      await buildRiskFactorSets(tx, region);
      const year = await planYearOf(tx, region.timeZone ?? HOME_REGION.timeZone);
      for (let of = year - YEARS_BACK; of <= year + YEARS_AHEAD; of += 1) {
        await buildTracks(tx, makeRandom(), region, of);
      }
    }
    await tx.installation.update({ where: { id: 1 }, data: { referenceHash } });
  });
}

/** Every region of the installation: the owner sees them before it names a tenant. */
export async function listRegions(tx: Tx): Promise<{ id: string; code: string; timeZone: string | null }[]> {
  await tx.$executeRaw`SELECT set_config('app.region_id', '', true), set_config('app.municipality_id', '', true),
    set_config('app.school_id', '', true), set_config('app.user_id', '', true)`;
  return tx.organisation.findMany({
    where: { kind: "region" },
    select: { id: true, code: true, timeZone: true },
    orderBy: { code: "asc" },
  });
}

async function addMunicipalities(tx: Tx, region: { id: string }): Promise<void> {
  await actAs(tx, { regionId: region.id });
  const present = await tx.organisation.findMany({ where: { kind: "municipality" }, select: { code: true } });
  const codes = new Set(present.map(({ code }) => code));
  for (const { number, schoolsEstimate, ...municipality } of MUNICIPALITIES) {
    const code = municipalityCode(number);
    if (!codes.has(code)) await buildMunicipality(tx, makeRandom(), region, { code, ...municipality });
  }
}

/** «91-02» for the second municipality of the classifier. */
export function municipalityCode(number: number): string {
  return `${HOME_REGION.code}-${String(number).padStart(2, "0")}`;
}

/**
 * Letters that the letter of 29.01.2024 names and itself: those that carry lists, and those by which the documents of the
 * library were sent. Numbers repeat, the date tells them apart; the issuer is not always the author.
 */
async function addLetters(tx: Tx, region: { id: string }): Promise<void> {
  await actAs(tx, { regionId: region.id });
  const kind = "письмо";
  for (const item of LIBRARY) {
    const { issuer, number, date, title } = item;
    if ((item.kind !== kind && item.requisitesOf !== kind) || !number || !date) continue;
    const present = await tx.letter.findFirst({ where: { issuer, kind, number, date: new Date(date) } });
    if (!present) await buildLetter(tx, makeRandom(), region, { issuer, kind, number, date, subject: title });
  }
}

async function addCatalogue(tx: Tx, region: { id: string }): Promise<void> {
  await actAs(tx, { regionId: region.id });
  const versions = await tx.measureCatalogue.count();
  if (versions === 0) await buildCatalogue(tx, makeRandom(), region);
}

async function addLibrary(tx: Tx, region: { id: string }): Promise<void> {
  await actAs(tx, { regionId: region.id });
  const present = await tx.libraryItem.findMany({ select: { slug: true } });
  const slugs = new Set(present.map(({ slug }) => slug));
  const missing = LIBRARY.filter(({ slug }) => !slugs.has(slug));
  await buildLibraryItems(tx, makeRandom(), region, missing);
}
