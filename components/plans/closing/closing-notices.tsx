"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { resultTextLabels } from "@/lib/modules/plans/closing/labels";
import type { ResultTextField } from "@/lib/modules/plans/closing/types";
import { useClosing, useClosingEditor, useResults } from "./closing-context";
import { HandOverForm } from "./closing-dialogs";
import { wordsOf } from "./result-problem";

/** What stands above the results: the line to the portal, why they are locked, where the unfinished go. */
export function ClosingNotices() {
  const { closedAt, closedBy, can, timeZone, year } = useResults();
  const line = useClosing((state) => state.line);
  return (
    <div className="space-y-4 [&:not(:empty)]:mb-5">
      {line.kind === "offline" ? (
        <Notice tone="warning" live>
          <p>
            Нет связи с порталом. Продолжайте: набранное сохранено на этом компьютере и уйдёт, когда связь
            появится.
          </p>
        </Notice>
      ) : null}
      <Unsent />
      {closedAt ? (
        <Notice tone="success" heading={`${String(year)} год закрыт`}>
          <p>
            {closedBy}, {formatInstant(closedAt, timeZone)}.{can.edit.allowed ? "" : ` ${can.edit.reason}`}
          </p>
        </Notice>
      ) : can.edit.allowed ? null : (
        <Notice>
          <p>{can.edit.reason}</p>
        </Notice>
      )}
      {can.edit.allowed && !can.close.allowed ? (
        <Notice tone="warning" heading="Закрыть год пока нельзя">
          <p>{can.close.reason}</p>
        </Notice>
      ) : null}
      <NextPlan />
    </div>
  );
}

/** After the closing: how the unfinished come into the next plan. */
function NextPlan() {
  const { state, next, municipality, can, unfinished } = useResults();
  const going = unfinished.filter(({ handOver }) => handOver).length;
  if (state !== "closed" || going === 0 || next.missing === 0) return null;
  const measures = plural(next.missing, "мероприятие", "мероприятия", "мероприятий");
  const plan = `план на ${String(next.year)} год`;
  if (can.handOver.allowed) {
    return (
      <Notice heading={`Переносится ${measures}`}>
        <HandOverForm>
          <p>
            {`План на ${String(next.year)} год уже создан, и этих мероприятий в нём нет. Портал добавит их в конец своих треков, сроки сдвинет на год.`}
          </p>
        </HandOverForm>
      </Notice>
    );
  }
  return (
    <Notice
      heading={`Переносится ${measures}`}
      actions={
        next.state === null ? (
          <LinkButton href={`/municipalities/${municipality.code}/plans`} size="small">
            Создать {plan}
          </LinkButton>
        ) : null
      }
    >
      <p>{can.handOver.reason}</p>
    </Notice>
  );
}

/** What cannot be sent any more: the texts, to be copied before they are let go. */
function Unsent() {
  const editor = useClosingEditor();
  const results = useResults();
  const router = useRouter();
  const line = useClosing((state) => state.line);
  const unsent = useClosing((state) => state.unsent);
  if (unsent.length === 0) return null;
  const nameOf = (key: string): string => {
    const [kind, id] = key.split(":");
    const indicator = results.indicators.find((one) => one.id === id)?.title ?? "";
    if (kind === "actual") return `Фактическое значение: ${indicator}`;
    if (kind === "note") return `Примечание: ${indicator}`;
    if (kind === "handOver") return results.unfinished.find((one) => one.lineageId === id)?.title ?? "";
    return resultTextLabels[key as ResultTextField];
  };
  return (
    <Notice
      tone="danger"
      live
      heading="Эти правки не сохранены"
      actions={
        <>
          <Button
            size="small"
            onClick={() => {
              router.refresh();
            }}
          >
            Показать итоги как они есть
          </Button>
          <Button size="small" onClick={editor.dropUnsent}>
            Тексты больше не нужны
          </Button>
        </>
      }
    >
      <p>
        {line.kind === "locked" ? `${line.message} ` : ""}Скопируйте нужное: тексты останутся на этом
        компьютере, пока вы их не уберёте.
      </p>
      <dl className="space-y-1.5">
        {unsent.map(({ id, key, edit }) => (
          <div key={id}>
            <dt className="text-sm text-ink-2">{nameOf(key)}</dt>
            <dd className="whitespace-pre-line select-all">{edit.typed ?? wordsOf(edit.key, edit.value)}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
