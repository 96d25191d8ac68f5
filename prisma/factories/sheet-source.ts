import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import type { Draft } from "@/lib/modules/monitorings/filling/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { mergeAnswers } from "@/lib/modules/monitorings/prefill/rules";
import type { SheetSource } from "@/lib/modules/monitorings/sheets/types";

/** A form with a draft, as the portal would put it into a file. */
export function sheetSource(
  form: Form,
  draft: Partial<Draft> = {},
  more: Partial<SheetSource> = {},
): SheetSource {
  const whole = { answers: {}, explanations: {}, ...draft };
  const { prefills = {}, facts = {}, lastYear = { answers: {}, receipt: null, changed: [] } } = more;
  const answers = mergeAnswers(form, whole.answers, prefills);
  return {
    organisation: { code: "91-02-003", name: "Условная школа № 3" },
    campaign: { code: "M1", year: 2026 },
    version: 2,
    title: "Короткий мониторинг",
    seq: 3,
    at: "2026-09-10T09:00:00.000Z",
    untilOn: "2026-09-20",
    timeZone: "Europe/Simferopol",
    form,
    draft: whole,
    answers,
    state: evaluateForm(form, { answers, facts, lastYear: lastYear.answers }),
    closed: () => null,
    remarks: {},
    newRows: "fnew",
    ...more,
    prefills,
    facts,
    lastYear,
  };
}
