import { getPlan } from "@/lib/modules/plans/queries";

import { SPECIALIST, type CasesOf, type In } from "./types";

export const PLAN_IMPORT_CASES: CasesOf<In<"plans.import">> = {
  "plans.import.apply": [
    {
      kind: "command",
      may: SPECIALIST,
      input: async ({ specialist, target }) => {
        const { version } = await getPlan(specialist, target.year);
        return {
          ...target,
          number: version.number,
          editSeq: version.editSeq,
          fileName: "План.xlsx",
          rows: [{ lineageId: null, trackNumber: 1, values: { title: "Новое мероприятие" } }],
          remove: [],
        };
      },
    },
  ],
};
