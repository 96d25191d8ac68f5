"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";

import { useCheckingCommand } from "@/components/monitorings/checking/use-checking-command";
import { useFilling, useFillingState } from "@/components/monitorings/filling/filling-context";
import { WarningNote } from "@/components/monitorings/filling/warning-note";
import { placeOf } from "@/components/monitorings/question-words";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { formatDate } from "@/lib/core/format/dates";
import { own } from "@/lib/modules/monitorings/answers/rules";
import { answerText, withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import type { Address } from "@/lib/modules/monitorings/evaluation/types";

/** The last step: what is left to do with the way to each, what changed from last year, and the sending itself. */
export function SendSection() {
  const { page, readiness } = useFilling();
  const { missing, blocks, remarks, ready } = readiness;
  return (
    <section
      aria-labelledby="section-title"
      className="space-y-5 rounded-lg border border-line bg-surface px-4 py-4 sm:px-5"
    >
      <div>
        <h2 id="section-title" tabIndex={-1} className="scroll-mt-16 text-lg focus:outline-none">
          Проверка и отправка
        </h2>
        <p className="mt-0.5 text-sm text-muted">Отправить до {formatDate(page.untilOn)}, 23:59:59.</p>
      </div>
      {ready ? (
        <Notice tone="success">Всё заполнено, ошибок нет: форму можно отправить.</Notice>
      ) : (
        <>
          <Todo title="Нет ответа" items={missing.map(({ at, text }) => ({ at: [at], text }))} />
          <Todo title="Ошибки: с ними форма не отправится" items={blocks} />
          <Todo
            title="Замечания без ответа"
            items={remarks.map(({ question, text }) => ({
              at: question === null ? [] : [{ question, row: null, column: null }],
              text,
            }))}
          />
        </>
      )}
      <Warnings />
      <Changes />
      <SendButton />
    </section>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <div>
      <h3 className="font-semibold">
        {title} <span className="font-normal text-muted tabular-nums">{count}</span>
      </h3>
      {children}
    </div>
  );
}

function Todo({
  title,
  items,
}: {
  title: string;
  items: readonly { at: readonly Address[]; text: string }[];
}) {
  const { filling, go } = useFilling();
  return (
    <Part title={title} count={items.length}>
      <ul className="mt-1 space-y-1">
        {items.map(({ at, text }) => {
          const place = placeOf(filling.form, at);
          return (
            <li key={`${place?.id ?? ""}${text}`}>
              {place ? (
                <button type="button" className="link text-left" onClick={() => go(place.section, place.id)}>
                  {text}
                </button>
              ) : (
                text
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** All of them in one order: an explanation being typed does not jump from one list to another. */
function Warnings() {
  const { state, readiness } = useFilling();
  const warnings = state.findings.filter(({ severity }) => severity === "warn");
  const left = readiness.unexplained.length;
  return (
    <Part title="Предупреждения" count={warnings.length}>
      <p className="text-sm text-muted">
        {left === 0 ? "Все пояснены." : `Поясните каждое; осталось: ${String(left)}.`}
      </p>
      {warnings.map((finding) => (
        <WarningNote key={finding.key} finding={finding} question={finding.at[0]?.question ?? ""} />
      ))}
    </Part>
  );
}

/** What differs from last year by more than the form allows unexplained. */
function Changes() {
  const { state, filling, answers } = useFilling();
  const all = filling.form.sections.flatMap(({ questions }) => questions);
  const changed = state.findings.flatMap(({ key, at }) => {
    const question = all.find(({ code }) => code === at[0]?.question);
    if (
      !key.startsWith("change:") ||
      !question ||
      question.type === "table" ||
      question.type === "calculated"
    )
      return [];
    const words = (from: unknown) => answerText(question, own(from, question.code)) || "—";
    return [
      {
        code: question.code,
        title: withUnit(question),
        before: words(filling.lastYear.answers),
        now: words(answers),
      },
    ];
  });
  return (
    <Part title="Изменилось с прошлого года больше допустимого" count={changed.length}>
      <Table label="Изменилось с прошлого года" density="compact">
        <thead>
          <tr>
            <HeadCell>Показатель</HeadCell>
            <HeadCell numeric>Прошлый год</HeadCell>
            <HeadCell numeric>Сейчас</HeadCell>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ code, title, before, now }) => (
            <tr key={code}>
              <RowHead>{title}</RowHead>
              <Cell label="Прошлый год" numeric>
                {before}
              </Cell>
              <Cell label="Сейчас" numeric>
                {now}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Part>
  );
}

function SendButton() {
  const { page, filling, readiness } = useFilling();
  const router = useRouter();
  const { busy, run } = useCheckingCommand(page.viewer.id);
  const seq = useFillingState((state) => state.seq);
  const version = useFillingState((state) => state.version);
  const waits = useFillingState((state) => state.unsent.length > 0);
  const head = page.organisation.kind === "school" ? "директор школы" : "руководитель МОУО";
  if (!filling.signs)
    return (
      <Notice heading={`Отправляет ${head}`}>
        {readiness.ready
          ? "Форма готова: сообщите об этом руководителю, он откроет её и отправит."
          : "Когда форма будет готова, руководитель откроет её здесь же и отправит."}
      </Notice>
    );
  if (!page.can.fill.allowed) return <Notice tone="warning">{page.can.fill.reason}</Notice>;
  if (!readiness.ready) return <p className="text-ink-2">Отправить можно, когда список выше опустеет.</p>;
  return (
    <div className="space-y-2">
      <p>
        Вы отправляете форму от имени организации «{page.organisation.name}». Пока проверяющий её не открыл,
        форму можно отозвать.
      </p>
      {waits ? (
        <p className="text-sm text-muted">Последние ответы ещё сохраняются: подождите немного.</p>
      ) : (
        <Button
          variant="primary"
          busy={busy}
          busyLabel="Отправляем…"
          onClick={() =>
            void run(
              (options) =>
                client.monitorings.submissions.send(
                  { organisation: page.organisation.code, id: page.id, version, seq },
                  options,
                ),
              ({ receipt }) => {
                showToast(`Форма отправлена, квитанция ${receipt}`);
                window.history.replaceState(null, "", window.location.pathname);
                router.refresh();
              },
            )
          }
        >
          Отправить
        </Button>
      )}
    </div>
  );
}
