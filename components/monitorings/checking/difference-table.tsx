import { questionId } from "@/components/monitorings/checking/review-question";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Section } from "@/components/ui/section";
import { plural } from "@/lib/core/format/words";
import type { Difference } from "@/lib/modules/monitorings/answers/sent/types";

/** What was changed since the return, the first thing to look at. */
export function DifferenceTable({ since, items }: { since: number; items: readonly Difference[] }) {
  return (
    <Section
      title={
        items.length === 0
          ? "После возврата ответы не изменились"
          : `Изменено после возврата: ${plural(items.length, "ответ", "ответа", "ответов")}`
      }
      description={`По сравнению с отправкой № ${String(since)}.`}
    >
      {items.length === 0 ? null : (
        <Table label="Изменения после возврата" density="compact">
          <thead>
            <tr>
              <HeadCell>Вопрос</HeadCell>
              <HeadCell>Было</HeadCell>
              <HeadCell>Стало</HeadCell>
            </tr>
          </thead>
          <tbody>
            {items.map(({ question, title, before, after }) => (
              <tr key={`${question} ${title}`}>
                <RowHead>
                  <a href={`#${questionId(question)}`} className="link">
                    {title}
                  </a>
                </RowHead>
                <Cell label="Было">{before === "" ? "нет ответа" : before}</Cell>
                <Cell label="Стало">{after === "" ? "нет ответа" : after}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
