import { plural } from "@/lib/core/format/words";
import { own } from "@/lib/modules/monitorings/answers/rules";
import type { Answers } from "@/lib/modules/monitorings/answers/types";
import { addressKey } from "@/lib/modules/monitorings/evaluation/findings/rules";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { OpenRemark, Readiness } from "@/lib/modules/monitorings/sending/types";

/** Shortest explanation of a warning. Source: handbook 4.1. */
export const SHORTEST_EXPLANATION = 10;

/** Is a warning explained well enough to be sent? */
export function isExplained(explanation: string | undefined): boolean {
  return (explanation ?? "").trim().length >= SHORTEST_EXPLANATION;
}

/** What stands between a form and its sending: the page lists it with links, the command refuses with it. */
export function readinessOf(
  { missing, findings }: Pick<FormState, "missing" | "findings">,
  explanations: Readonly<Record<string, string>>,
  remarks: readonly OpenRemark[],
): Readiness {
  const blocks = findings.filter(({ severity }) => severity === "block");
  const warnings = findings.filter(({ severity }) => severity === "warn");
  const has = ({ key }: { key: string }) =>
    isExplained(Object.hasOwn(explanations, key) ? explanations[key] : undefined);
  const unexplained = warnings.filter((finding) => !has(finding));
  return {
    missing: [...missing],
    blocks,
    unexplained,
    explained: warnings.filter(has),
    remarks: [...remarks],
    ready: missing.length + blocks.length + unexplained.length + remarks.length === 0,
  };
}

/** Why a form is not sent, in a sentence that counts what is to be done; null when it is ready. */
export function refusalOf({ ready, missing, blocks, unexplained, remarks }: Readiness): string | null {
  if (ready) return null;
  const parts = [
    missing.length > 0 && `ответьте ещё на ${plural(missing.length, "вопрос", "вопроса", "вопросов")}`,
    blocks.length > 0 && `исправьте ${plural(blocks.length, "ошибку", "ошибки", "ошибок")}`,
    unexplained.length > 0 &&
      `поясните ${plural(unexplained.length, "предупреждение", "предупреждения", "предупреждений")} (не короче ${String(SHORTEST_EXPLANATION)} знаков)`,
    remarks.length > 0 && `ответьте на ${plural(remarks.length, "замечание", "замечания", "замечаний")}`,
  ].filter((part) => part !== false);
  return `Форму пока нельзя отправить: ${parts.join(", ")}.`;
}

/** Number of a receipt: «M1-2026-0147-1», of the campaign, its year, the submission and the sending. */
export function receiptOf({
  code,
  year,
  ordinal,
  sending,
}: {
  code: string;
  year: number;
  ordinal: number;
  sending: number;
}): string {
  return `${code}-${String(year)}-${String(ordinal).padStart(4, "0")}-${String(sending)}`;
}

/**
 * The answers a form shows with them: what it has hidden was not answered, whatever was typed there before, and is not sent.
 * The draft keeps it, should it be asked for again.
 */
export function shownAnswers(answers: Answers, standing: FormState["standing"]): Record<string, unknown> {
  const shown = (question: string, row: string | null = null, column: string | null = null) =>
    standing[addressKey({ question, row, column })]?.visible !== false;
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([question]) => shown(question))
      .map(([question, value]): [string, unknown] => {
        if (!Array.isArray(value)) return [question, value];
        return [
          question,
          value.map((row: unknown) => shownRow(row, (id, column) => shown(question, id, column))),
        ];
      }),
  );
}

/** A row of a table without its hidden cells; what is no row stays as it is. */
function shownRow(row: unknown, shown: (id: string, column: string) => boolean): unknown {
  const [id, cells] = [own(row, "row"), own(row, "cells")];
  if (typeof id !== "string" || typeof cells !== "object" || cells === null) return row;
  const kept = Object.entries(cells).filter(([column]) => shown(id, column));
  return { row: id, cells: Object.fromEntries(kept) };
}
