import { randomUUID } from "node:crypto";

import type { PracticeState } from "@/lib/core/db/enums";
import { buildPractice } from "@/prisma/factories/practices";
import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { REGION_KEEPERS, type CasesOf, type In } from "./types";

/** A practice of the school of the world in a state, at the address of the school. */
async function inState(world: AccessWorld, state: PracticeState) {
  const { home, school } = world;
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
      input: (world) => ({ organisation: world.school.code, id: randomUUID() }),
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
    {
      kind: "command",
      // An authority recalls its own; of a school's it is told that only the author does (409).
      may: ["school_director", "authority_head", "authority_specialist"],
      input: (world) => seen(world, "proposed"),
    },
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
      // The authority has had its word: it is told so (409).
      may: [...REGION_KEEPERS, "authority_head", "authority_specialist"],
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
