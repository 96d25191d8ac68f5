import { randomUUID } from "node:crypto";

import type { AccessWorld } from "../world";
import {
  ADMIN,
  atHome,
  atSchool,
  inRegion,
  PLAN_READERS,
  REGION_READERS,
  type CasesOf,
  type In,
} from "./types";

const catalogueEntryId = randomUUID();
const catalogueEntry = (world: AccessWorld) => ({ ...inRegion(world), id: catalogueEntryId });

export const CATALOGUE_CASES: CasesOf<In<"catalogue">> = {
  "catalogue.get": [
    { kind: "read", at: "the region", may: REGION_READERS, input: inRegion },
    { kind: "read", at: "the authority", may: PLAN_READERS, input: atHome },
    { kind: "read", at: "the school", may: PLAN_READERS, input: atSchool },
  ],
  "catalogue.draft": [{ kind: "command", may: ADMIN, input: inRegion }],
  "catalogue.addEntry": [
    {
      kind: "save",
      may: ADMIN,
      input: (world) => ({ ...catalogueEntry(world), trackNumber: 1, values: { title: "Разбор заданий" } }),
    },
  ],
  "catalogue.saveEntryField": [
    {
      kind: "save",
      may: ADMIN,
      input: (world) => ({
        ...catalogueEntry(world),
        field: "title",
        base: "Разбор заданий",
        value: "Разбор ошибок",
      }),
    },
  ],
  "catalogue.removeEntry": [{ kind: "save", may: ADMIN, input: catalogueEntry }],
  "catalogue.publish": [
    {
      kind: "command",
      may: ADMIN,
      unmet: "the version was seen before the edits",
      input: (world) => ({ ...inRegion(world), version: 1, label: "Каталог" }),
    },
  ],
};
