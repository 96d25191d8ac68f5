import { at } from "@/tests/setup/world";
import { makeReadyImport, storeTable } from "@/tests/setup/imports";

import type { AccessWorld } from "../world";
import { REGION_KEEPERS, type CasesOf, type In } from "./types";

async function file({ tenant }: AccessWorld): Promise<string> {
  return storeTable(await at(tenant.region.admin, "region"), ["Школа;Код", "Школа № 1;1"]);
}

const ready = async (world: AccessWorld) => makeReadyImport(world.tenant, await file(world));

export const IMPORT_CASES: CasesOf<In<"imports">> = {
  "imports.begin": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => ({ kind: "schools" as const, fileId: await file(world) }),
    },
  ],
  "imports.progress": [
    { kind: "read", may: REGION_KEEPERS, input: async (world) => ({ id: (await ready(world)).id }) },
  ],
  "imports.remap": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => ({ ...(await ready(world)), mapping: { name: 0 } }),
    },
  ],
  "imports.reread": [{ kind: "command", may: REGION_KEEPERS, input: ready }],
  "imports.decide": [
    {
      kind: "save",
      may: REGION_KEEPERS,
      input: async (world) => ({ id: (await ready(world)).id, ordinal: 1, decision: "open" }),
    },
  ],
  "imports.skipRows": [
    {
      kind: "save",
      may: REGION_KEEPERS,
      input: async (world) => ({ id: (await ready(world)).id, fate: "rejected" as const }),
    },
  ],
  "imports.confirm": [{ kind: "command", may: REGION_KEEPERS, input: ready }],
  "imports.cancel": [
    { kind: "command", may: REGION_KEEPERS, input: async (world) => ({ id: (await ready(world)).id }) },
  ],
};
