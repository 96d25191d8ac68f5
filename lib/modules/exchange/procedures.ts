import { sharedRead } from "@/lib/core/api/base";
import {
  listAcceptedAnswers,
  listCampaignQuestions,
  listCampaigns,
} from "@/lib/modules/exchange/campaigns/queries";
import {
  acceptedAnswersPageSchema,
  campaignAnswersSchema,
  campaignPageSchema,
  campaignQuestionsReplySchema,
  campaignQuestionsSchema,
  listCampaignsSchema,
} from "@/lib/modules/exchange/campaigns/schema";
import { listListEntries, listLists } from "@/lib/modules/exchange/lists/queries";
import { listEntriesSchema, listEntryPageSchema, listPageSchema } from "@/lib/modules/exchange/lists/schema";
import { listMeasures, listPlans } from "@/lib/modules/exchange/plans/queries";
import {
  listMeasuresSchema,
  listPlansSchema,
  measurePageSchema,
  planPageSchema,
} from "@/lib/modules/exchange/plans/schema";
import { listOrganisations } from "@/lib/modules/exchange/register/queries";
import { organisationPageSchema } from "@/lib/modules/exchange/register/schema";
import { listResults } from "@/lib/modules/exchange/results/queries";
import { listResultsSchema, resultPageSchema } from "@/lib/modules/exchange/results/schema";
import { afterCodeSchema, afterIdSchema } from "@/lib/modules/exchange/schema";

const AREA = "/exchange/{organisation}";
const CAMPAIGN = `${AREA}/campaigns/{year}/{code}` as const;

/** What another information system reads with a token: an organisation's own and what lies below it. */
export const exchangeProcedures = {
  organisations: sharedRead({
    path: `${AREA}/organisations`,
    scope: "organisations",
    summary: "Организации",
    description: "Реестр: МОУО и школы с кодами и сведениями карточки на сегодня, закрытые тоже. По коду.",
  })
    .input(afterCodeSchema)
    .output(organisationPageSchema)
    .handler(async ({ input, context }) => listOrganisations(await context.contextFor(input), input)),

  lists: sharedRead({
    path: `${AREA}/lists`,
    scope: "lists",
    summary: "Списки школ",
    description: "Опубликованные списки всех видов и лет с версиями. В порядке создания.",
  })
    .input(afterIdSchema)
    .output(listPageSchema)
    .handler(async ({ input, context }) => listLists(await context.contextFor(input), input)),

  listEntries: sharedRead({
    path: `${AREA}/lists/{id}/entries`,
    scope: "lists",
    summary: "Школы списка",
    description: "Школы опубликованного списка с основаниями и итогом расчёта. По коду школы.",
  })
    .input(listEntriesSchema)
    .output(listEntryPageSchema)
    .handler(async ({ input, context }) => listListEntries(await context.contextFor(input), input)),

  results: sharedRead({
    path: `${AREA}/results/{year}`,
    scope: "results",
    summary: "Результаты оценочных процедур",
    description: "Действующие результаты школ за год. В порядке загрузки: исправленный стоит на новом месте.",
  })
    .input(listResultsSchema)
    .output(resultPageSchema)
    .handler(async ({ input, context }) => listResults(await context.contextFor(input), input)),

  plans: sharedRead({
    path: `${AREA}/plans/{year}`,
    scope: "plans",
    summary: "Планы",
    description: "Утверждённые планы МОУО на год. По коду МОУО.",
  })
    .input(listPlansSchema)
    .output(planPageSchema)
    .handler(async ({ input, context }) => listPlans(await context.contextFor(input), input)),

  measures: sharedRead({
    path: `${AREA}/plans/{year}/measures`,
    scope: "plans",
    summary: "Мероприятия планов",
    description: "Мероприятия утверждённых планов на год со школами и исполнением. В порядке создания.",
  })
    .input(listMeasuresSchema)
    .output(measurePageSchema)
    .handler(async ({ input, context }) => listMeasures(await context.contextFor(input), input)),

  campaigns: sharedRead({
    path: `${AREA}/campaigns`,
    scope: "monitorings",
    summary: "Мониторинги",
    description: "Кампании мониторингов региона по годам. В порядке создания.",
  })
    .input(listCampaignsSchema)
    .output(campaignPageSchema)
    .handler(async ({ input, context }) => listCampaigns(await context.contextFor(input), input)),

  questions: sharedRead({
    path: `${CAMPAIGN}/questions`,
    scope: "monitorings",
    summary: "Вопросы мониторинга",
    description: "Вопросы формы открытой кампании: код, текст, единица, варианты, расчёт и версия формы.",
  })
    .input(campaignQuestionsSchema)
    .output(campaignQuestionsReplySchema)
    .handler(async ({ input, context }) => listCampaignQuestions(await context.contextFor(input), input)),

  answers: sharedRead({
    path: `${CAMPAIGN}/answers`,
    scope: "monitorings",
    summary: "Принятые ответы мониторинга",
    description:
      "Ответы, принятые ИМАЦ, по кодам вопросов с версией формы. По порядку организаций кампании; пока она идёт, перечитывайте с начала: принятое позже может стоять раньше.",
  })
    .input(campaignAnswersSchema)
    .output(acceptedAnswersPageSchema)
    .handler(async ({ input, context }) => listAcceptedAnswers(await context.contextFor(input), input)),
};
