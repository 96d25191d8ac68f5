import { randomUUID } from "node:crypto";

import type { PracticeState } from "@/lib/core/db/enums";
import { buildPractice } from "@/prisma/factories/practices";
import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { REGION_KEEPERS, type CasesOf, type In } from "./types";

/** A practice of the home authority's first school in a state, at the address of the school. */
async function inState(world: AccessWorld, state: PracticeState) {
  const { home } = world;
  const [school] = home.schools;
  const { id } = await asOwner({ regionId: home.regionId }, (tx) =>
    buildPractice(tx, school, { state, municipalityId: home.id, schoolId: school.id }),
  );
  return { organisation: school.code, id };
}

/** The same, with the version a step is taken from. */
const seen = async (world: AccessWorld, state: PracticeState) => ({
  ...(await inState(world, state)),
  version: 1,
});

export const PRACTICE_CASES: CasesOf<In<"practices">> = {
  "practices.begin": [
    {
      kind: "save",
      may: ["school_director", "school_deputy"],
      input: (world) => ({ organisation: world.home.schools[0].code, id: randomUUID() }),
    },
  ],
  "practices.saveField": [
    {
      kind: "save",
      may: ["school_director", "school_deputy"],
      input: async (world) => ({
        ...(await inState(world, "draft")),
        field: "outcome" as const,
        base: "",
        value: "Порог преодолели почти все.",
      }),
    },
  ],
  "practices.propose": [
    { kind: "command", may: ["school_director"], input: (world) => seen(world, "draft") },
  ],
  "practices.recall": [
    { kind: "command", may: ["school_director"], input: (world) => seen(world, "proposed") },
  ],
  "practices.agree": [
    {
      kind: "command",
      may: ["authority_head", "authority_specialist"],
      input: (world) => seen(world, "proposed"),
    },
  ],
  "practices.publish": [{ kind: "command", may: REGION_KEEPERS, input: (world) => seen(world, "agreed") }],
  "practices.giveBack": [
    {
      kind: "command",
      at: "authority",
      may: ["authority_head", "authority_specialist"],
      input: async (world) => ({ ...(await seen(world, "proposed")), reason: "Уточните источник" }),
    },
    {
      kind: "command",
      at: "region",
      may: REGION_KEEPERS,
      input: async (world) => ({ ...(await seen(world, "agreed")), reason: "Уточните источник" }),
    },
  ],
  "practices.withdraw": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => ({ ...(await seen(world, "published")), reason: "Устарела" }),
    },
  ],
  "practices.use": [
    {
      kind: "save",
      may: ["authority_head", "authority_specialist", "methodologist"],
      input: async (world) => ({ ...(await inState(world, "published")), organisation: world.home.code }),
    },
  ],
};
