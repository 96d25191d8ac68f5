import { randomUUID } from "node:crypto";

import { atHome, atSchool, inRegion, REGION_KEEPERS, type CasesOf, type In } from "./types";

const file = () => ({ id: randomUUID(), name: "Протокол.pdf", size: 1_000 });

export const FILE_CASES: CasesOf<In<"files">> = {
  "files.begin": [
    {
      kind: "save",
      at: "the region",
      may: REGION_KEEPERS,
      input: (world) => ({ ...inRegion(world), ...file(), name: "Школы.ods", purpose: "table" as const }),
    },
    {
      kind: "save",
      at: "the authority",
      may: [...REGION_KEEPERS, "authority_head", "authority_specialist", "methodologist"],
      input: (world) => ({ ...atHome(world), ...file() }),
    },
    {
      kind: "save",
      at: "the school",
      may: [
        ...REGION_KEEPERS,
        "authority_head",
        "authority_specialist",
        "methodologist",
        "school_director",
        "school_deputy",
      ],
      input: (world) => ({ ...atSchool(world), ...file() }),
    },
  ],
};
