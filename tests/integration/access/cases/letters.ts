import { randomUUID } from "node:crypto";

import { sendLetter } from "@/lib/modules/letters/mutations";
import { at } from "@/tests/setup/world";

import { inRegion, REGION_KEEPERS, type CasesOf, type In } from "./types";

const fields = (number: string) => ({
  issuer: "ГКУ РК «ИМАЦ»",
  kind: "письмо",
  number,
  date: "2024-01-29",
  subject: "О порядке работы",
  fileId: null,
});

export const LETTER_CASES: CasesOf<In<"letters">> = {
  "letters.register": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: (world) => ({ ...inRegion(world), ...fields(randomUUID()) }),
    },
  ],
  "letters.correct": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: (world) => ({
        ...inRegion(world),
        ...fields("01-13/09"),
        id: world.letterId,
        version: 1,
      }),
    },
  ],
  "letters.send": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: (world) => ({ ...inRegion(world), id: world.letterId, codes: [world.home.code] }),
    },
  ],
  "letters.acknowledge": [
    {
      kind: "save",
      may: ["authority_head", "authority_specialist"],
      before: async (world) =>
        sendLetter(await at(world.tenant.region.analyst, "region"), {
          ...inRegion(world),
          id: world.letterId,
          codes: [world.home.code],
        }),
      input: (world) => ({ municipality: world.home.code, id: world.letterId }),
    },
  ],
};
