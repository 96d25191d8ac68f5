import { randomUUID } from "node:crypto";

import { buildLibraryItem } from "@/prisma/factories/reference";
import { asOwner } from "@/tests/setup/world";

import { ADMIN, inRegion, type CasesOf, type In } from "./types";

const fields = () => ({
  title: "О работе наставников",
  kind: "методические рекомендации",
  issuer: "ГКУ РК «ИМАЦ»",
  author: "ГКУ РК «ИМАЦ»",
  requisitesOf: "письмо",
  number: randomUUID(),
  date: "2024-01-29",
  tracks: [1],
  status: "in_force" as const,
  note: "",
  url: "",
  fileIds: [],
});

export const LIBRARY_CASES: CasesOf<In<"library">> = {
  "library.add": [
    {
      kind: "command",
      may: ADMIN,
      input: (world) => ({ ...inRegion(world), ...fields(), replacesId: null }),
    },
  ],
  "library.correct": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => {
        const { region } = world.tenant;
        const { id } = await asOwner({ regionId: region.id }, (tx) => buildLibraryItem(tx, region));
        return { ...inRegion(world), ...fields(), id, version: 1 };
      },
    },
  ],
};
