import type { ListKind } from "@/lib/core/db/enums";

import type { AccessWorld } from "../world";
import { cancelledRun, newestRun } from "./methodologies";
import { inRegion, REGION_KEEPERS, type CasesOf, type In } from "./types";

/** The draft of the world: what is done to it goes on from one case to the next. */
const draft = (world: AccessWorld) => ({ ...inRegion(world), id: world.draftListId });
const school = ({ home }: AccessWorld) => home.schools[2].code;

export const SCHOOL_LIST_CASES: CasesOf<In<"schoolLists">> = {
  "schoolLists.draft": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: (world) => ({
        ...inRegion(world),
        kind: "control_zone" satisfies ListKind,
        listYear: 2001,
        methodology: "",
        reason: "",
      }),
    },
  ],
  "schoolLists.draftFromRun": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      before: cancelledRun,
      unmet: "the run has not finished",
      input: async (world) => ({ ...inRegion(world), runId: (await newestRun(world)).id, reason: "" }),
    },
  ],
  "schoolLists.addEntry": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: (world) => ({
        ...draft(world),
        schoolCode: school(world),
        grounds: "",
        letterId: null,
        reason: "Учтены результаты",
      }),
    },
  ],
  "schoolLists.saveFacts": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      unmet: "the list was changed after the version was seen",
      input: (world) => ({ ...draft(world), version: 1, methodology: "", complete: true, letterIds: [] }),
    },
  ],
  "schoolLists.openReview": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: (world) => ({ ...draft(world), version: 2, appealsUntil: world.specialist.today }),
    },
  ],
  "schoolLists.recallReview": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: (world) => ({ ...draft(world), version: 3 }),
    },
  ],
  "schoolLists.removeEntry": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: (world) => ({ ...draft(world), schoolCode: school(world), reason: "Ошибка" }),
    },
  ],
  "schoolLists.publish": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      unmet: "a list goes out with a letter",
      input: (world) => ({ ...draft(world), version: 5, letterIds: [], newLetter: null, early: true }),
    },
  ],
  "schoolLists.drop": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      unmet: "the list was changed after the version was seen",
      input: (world) => ({ ...draft(world), version: 1 }),
    },
  ],
};

const aboutListed = ({ home }: AccessWorld) => ({
  municipality: home.code,
  schoolCode: home.schools[0].code,
});

export const LIST_APPEAL_CASES: CasesOf<In<"schoolLists.appeals">> = {
  "schoolLists.appeals.make": [
    {
      kind: "command",
      may: ["authority_head", "authority_specialist"],
      input: (world) => ({
        ...aboutListed(world),
        listId: world.review.listId,
        text: "Просим уточнить",
        figures: [],
        fileId: null,
      }),
    },
  ],
  "schoolLists.appeals.withdraw": [
    {
      kind: "command",
      may: ["authority_head", "authority_specialist"],
      input: ({ home, review }) => ({ municipality: home.code, id: review.appealId }),
    },
  ],
  "schoolLists.appeals.decide": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      unmet: "the authority has withdrawn it",
      input: (world) => ({
        ...inRegion(world),
        id: world.review.appealId,
        version: 1,
        outcome: "rejected" as const,
        decision: "Данные подтверждены",
      }),
    },
  ],
};
