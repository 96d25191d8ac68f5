import type { ListKind } from "@/lib/core/db/enums";

import type { AccessWorld } from "../world";
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
