import { command, save } from "@/lib/core/api/base";
import {
  agreeProgramme,
  approveProgramme,
  returnProgramme,
  sendProgramme,
  withdrawProgramme,
} from "@/lib/modules/programmes/approvals/mutations";
import { saveProgramme } from "@/lib/modules/programmes/drafts/mutations";
import { reportProgramme } from "@/lib/modules/programmes/execution/mutations";
import { reportProgrammeSchema } from "@/lib/modules/programmes/execution/schema";
import { beginProgramme } from "@/lib/modules/programmes/mutations";
import {
  closeProgramme,
  dropProgrammeRevision,
  reviseProgramme,
} from "@/lib/modules/programmes/revisions/mutations";
import {
  approveProgrammeSchema,
  beginProgrammeSchema,
  programmeTransitionSchema,
  returnProgrammeSchema,
  reviseProgrammeSchema,
  saveProgrammeSchema,
} from "@/lib/modules/programmes/schema";

const PROGRAMME = "/schools/{school}/programmes/{year}/{kind}";
const TEXT = `${PROGRAMME}/texts/{number}` as const;

export const programmeProcedures = {
  begin: command({ path: PROGRAMME })
    .input(beginProgrammeSchema)
    .handler(async ({ input, context }) =>
      beginProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  save: save({ method: "PATCH", path: TEXT })
    .input(saveProgrammeSchema)
    .handler(async ({ input, context }) =>
      saveProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  send: command({ path: `${TEXT}/send` })
    .input(programmeTransitionSchema)
    .handler(async ({ input, context }) =>
      sendProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  withdraw: command({ path: `${TEXT}/withdraw` })
    .input(programmeTransitionSchema)
    .handler(async ({ input, context }) =>
      withdrawProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  agree: command({ path: `${TEXT}/agree` })
    .input(programmeTransitionSchema)
    .handler(async ({ input, context }) =>
      agreeProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  returnText: command({ path: `${TEXT}/return` })
    .input(returnProgrammeSchema)
    .handler(async ({ input, context }) =>
      returnProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  approve: command({ path: `${TEXT}/approve` })
    .input(approveProgrammeSchema)
    .handler(async ({ input, context }) =>
      approveProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  revise: command({ path: `${TEXT}/revise` })
    .input(reviseProgrammeSchema)
    .handler(async ({ input, context }) =>
      reviseProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  drop: command({ path: `${TEXT}/drop` })
    .input(programmeTransitionSchema)
    .handler(async ({ input, context }) =>
      dropProgrammeRevision(await context.contextFor({ organisation: input.school }), input),
    ),

  close: command({ path: `${TEXT}/close` })
    .input(programmeTransitionSchema)
    .handler(async ({ input, context }) =>
      closeProgramme(await context.contextFor({ organisation: input.school }), input),
    ),

  report: command({ path: `${PROGRAMME}/measures/{lineageId}/report` })
    .input(reportProgrammeSchema)
    .handler(async ({ input, context }) =>
      reportProgramme(await context.contextFor({ organisation: input.school }), input),
    ),
};
