import type { AccessWorld } from "../world";
import { ADMIN, inRegion, type CasesOf, type In } from "./types";
import { asOwner } from "@/tests/setup/world";
import { newId } from "@/tests/setup/plans";

/** The draft of the form made by the first case: what campaigns of other cases ask by is published. */
async function draftOf({ tenant }: AccessWorld, code = "F1") {
  const found = await asOwner({ regionId: tenant.region.id }, (tx) =>
    tx.monitoringFormVersion.findFirst({
      where: { form: { code, regionId: tenant.region.id }, status: "draft" },
      select: { id: true, version: true },
    }),
  );
  return { id: found?.id ?? newId(), version: found?.version ?? 1 };
}

export const MONITORING_FORM_CASES: CasesOf<In<"monitorings.forms">> = {
  "monitorings.forms.create": [
    {
      kind: "command",
      may: ADMIN,
      input: (world) => ({
        ...inRegion(world),
        code: "F1",
        title: "Новая форма",
        respondent: "school",
        track: null,
        from: { code: "M1", number: 1 },
      }),
    },
  ],
  "monitorings.forms.change": [
    {
      kind: "command",
      may: ADMIN,
      input: (world) => {
        const form = { title: "Новая форма", respondent: "school", track: null } as const;
        return { ...inRegion(world), code: "F1", ...form, track: 3, base: form };
      },
    },
  ],
  "monitorings.forms.saveEdit": [
    {
      kind: "save",
      may: ADMIN,
      input: async (world) => ({
        ...inRegion(world),
        id: (await draftOf(world)).id,
        seen: 1,
        edit: {
          kind: "set",
          part: "section",
          code: "context",
          field: "title",
          base: "A. Контекст ОО",
          value: "Контекст",
        },
      }),
    },
  ],
  "monitorings.forms.publish": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => ({ ...inRegion(world), ...(await draftOf(world)), note: "приказ № 1" }),
    },
  ],
  "monitorings.forms.draft": [
    {
      kind: "command",
      may: ADMIN,
      input: (world) => ({ ...inRegion(world), code: "F1", number: 1, note: "" }),
    },
  ],
  "monitorings.forms.drop": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => ({ ...inRegion(world), ...(await draftOf(world)) }),
    },
  ],
};
