"use client";

import "./plan-sheet.css";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { planTextLabels, planTitle } from "@/lib/modules/plans/labels";
import { toPlanPrint } from "@/lib/modules/plans/print/rules";
import type { PlanPrintRow } from "@/lib/modules/plans/print/types";
import type { PlanTextField } from "@/lib/modules/plans/types";
import { useEditorStore, usePlan } from "./editor-context";
import { ViewPrint } from "./views/view-print";
import { usePlanView } from "./views/view-context";

const COLUMNS: readonly { title: string; key: keyof PlanPrintRow; width: string }[] = [
  { title: "№ п\u2060/\u2060п", key: "number", width: "5%" },
  { title: "Мероприятие", key: "title", width: "23%" },
  { title: "Сроки", key: "period", width: "9%" },
  { title: "Ответственный", key: "responsible", width: "13%" },
  { title: "Участники (ОО)", key: "participants", width: "15%" },
  { title: "Ожидаемый результат", key: "expectedResult", width: "13%" },
  { title: "Подтверждающий документ", key: "evidence", width: "12%" },
  { title: "Отметка о выполнении", key: "execution", width: "10%" },
];

/** Is the page being put on paper? Known before the browser draws the sheet. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const paper = matchMedia("print");
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const change = () => (paper.matches ? begin() : end());
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    paper.addEventListener("change", change);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      paper.removeEventListener("change", change);
    };
  }, []);
  return printing;
}

/**
 * Made only while the page is printed: the whole plan in the official columns, with the words of the Word file; from
 * the calendar and the timeline, what they show.
 */
export function PlanPrintSheet() {
  const { view } = usePlanView().asked;
  if (!usePrinting()) return null;
  return view === "table" ? <Sheet /> : <ViewPrint view={view} />;
}

function Sheet() {
  const plan = usePlan();
  const { measures, order, indicators, indicatorOrder, texts } = useEditorStore().getState();
  const print = toPlanPrint({
    ...plan,
    texts,
    indicators: indicatorOrder.flatMap((id) => indicators[id] ?? []),
    measures: Object.values(order).flatMap((ids) => ids.flatMap((id) => measures[id] ?? [])),
  });
  const chapter = (field: PlanTextField) =>
    print.texts[field] ? (
      <section>
        <h2 className="text-lg">{planTextLabels[field]}</h2>
        <p className="whitespace-pre-line">{print.texts[field]}</p>
      </section>
    ) : null;
  return (
    <div className="plan-sheet hidden space-y-4 print:block">
      {print.approval ? (
        <p className="text-right">
          Утверждён приказом от {print.approval.orderDate} № {print.approval.orderNumber}
        </p>
      ) : (
        <p className="text-right">Проект</p>
      )}
      <h1 className="text-center text-xl">{planTitle(print.year)}</h1>
      <p className="text-center">{print.authorityName}</p>
      {print.edition ? <p className="text-center font-semibold">{print.edition}</p> : null}
      {print.fate ? <p className="text-center italic">{print.fate}</p> : null}
      {chapter("justification")}
      {chapter("goal")}
      {chapter("tasks")}
      {print.indicators.length > 0 ? (
        <table className="data-table" aria-label="Показатели">
          <thead>
            <tr>
              <th scope="col">Показатель</th>
              <th scope="col">Единица измерения</th>
              <th scope="col">Исходное значение</th>
              <th scope="col">Плановое значение</th>
            </tr>
          </thead>
          <tbody>
            {print.indicators.map((row, index) => (
              <tr key={String(index)}>
                <td>{row.title}</td>
                <td>{row.unit}</td>
                <td>{row.baseline}</td>
                <td>{row.target}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {print.sections.map((section) => (
        <section key={section.title}>
          <h2 className="mb-1 text-lg">{section.title}</h2>
          <table className="data-table table-fixed wrap-anywhere hyphens-auto" aria-label={section.title}>
            <colgroup>
              {COLUMNS.map((column) => (
                <col key={column.key} style={{ width: column.width }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column.key} scope="col">
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {section.rows.map((row) => (
                <tr key={row.number}>
                  {COLUMNS.map((column) => (
                    <td key={column.key}>{row[column.key]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {chapter("expectedResults")}
      {chapter("control")}
    </div>
  );
}
