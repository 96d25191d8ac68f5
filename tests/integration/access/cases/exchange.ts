import { buildCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { atHome, PLAN_READERS, REGION_READERS, type CasesOf, type In } from "./types";

/** Whoever reads at an authority's address by a role of the authority or of the region; a school's own are refused there. */
const READERS = PLAN_READERS;

const yearOf = (world: AccessWorld) => ({ ...atHome(world), year: world.year });

async function publishedList({ tenant }: AccessWorld): Promise<string> {
  const { id } = await asOwner({ regionId: tenant.region.id }, (tx) =>
    tx.schoolList.findFirstOrThrow({
      where: { regionId: tenant.region.id, municipalityId: null, state: "published" },
      select: { id: true },
    }),
  );
  return id;
}

/** One campaign for both cases that ask about its form. */
async function openedCampaign({ tenant }: AccessWorld) {
  const of = { year: 2079, code: "M2" };
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    const where = { regionId_year_code: { regionId: tenant.region.id, ...of } };
    if (await tx.campaign.findUnique({ where, select: { id: true } })) return;
    await buildCampaign(tx, { ...tenant, year: of.year }, { code: of.code, definition: SHORT_FORM });
  });
  return of;
}

const campaign = async (world: AccessWorld) => ({ ...atHome(world), ...(await openedCampaign(world)) });

export const EXCHANGE_CASES: CasesOf<In<"exchange">> = {
  "exchange.organisations": [
    { kind: "read", at: "the authority", may: READERS, input: atHome },
    {
      kind: "read",
      at: "the region",
      may: REGION_READERS,
      input: ({ tenant }) => ({ organisation: tenant.region.code }),
    },
  ],
  "exchange.lists": [{ kind: "read", may: READERS, input: atHome }],
  "exchange.listEntries": [
    {
      kind: "read",
      may: READERS,
      input: async (world) => ({ ...atHome(world), id: await publishedList(world) }),
    },
  ],
  "exchange.results": [{ kind: "read", may: READERS, input: yearOf }],
  "exchange.plans": [{ kind: "read", may: READERS, input: yearOf }],
  "exchange.measures": [{ kind: "read", may: READERS, input: yearOf }],
  "exchange.campaigns": [{ kind: "read", may: READERS, input: atHome }],
  "exchange.questions": [{ kind: "read", may: READERS, input: campaign }],
  "exchange.answers": [{ kind: "read", may: READERS, input: campaign }],
};
