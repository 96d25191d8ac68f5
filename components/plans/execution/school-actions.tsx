"use client";

import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState, useTransition, type ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { plural } from "@/lib/core/format/words";
import type { OrganisationDetails } from "@/lib/modules/organisations/types";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import { ACTION_GROUPS, groupActions, type ActionGroup, type GroupedAction } from "./action-groups";
import { actionElementId, ActionTable } from "./action-table";
import { ReportSheet } from "./report-sheet";
import { reportKey, useReportDrafts } from "./use-report-drafts";

const GROUP_TITLES: Record<ActionGroup, string> = {
  overdue: "Просрочено",
  returned: "Возвращено",
  soon: "Ближайшие",
  later: "Позже",
  sent: "Ждут подтверждения",
  authority: "Выполняет муниципалитет",
  done: "Выполнено",
};

const GROUP_HINTS: Partial<Record<ActionGroup, string>> = {
  overdue: "Срок прошёл, а отчёта нет. Отчитаться можно и после срока.",
  returned: "Муниципалитет просит исправить отчёт и отправить снова.",
  sent: "Отчёт у муниципалитета. Если его вернут, здесь будет видна причина.",
  authority: "Школа названа в мероприятии, отмечает выполнение муниципалитет.",
};

/** Parts in which nothing is to be done. */
const FOLDED: ReadonlySet<ActionGroup> = new Set(["authority", "done"]);

interface SchoolActionsProps {
  organisation: OrganisationDetails;
  actions: readonly SchoolActionRow[];
  /** `YYYY-MM-DD` */
  today: string;
  timeZone: string;
  viewer: { id: string };
}

interface Opened {
  lineageId: string;
  /** Null: the occurrence that waits first. */
  occurrence: string | null;
}

/** «Действия»: measures of approved municipal plans that name the school, by what it has to do about them. */
export function SchoolActions({ organisation, actions, today, timeZone, viewer }: SchoolActionsProps) {
  const drafts = useReportDrafts(viewer.id, organisation.code);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { refresh, focusAfter } = useRefreshedFocus();
  const { now, past } = useMemo(() => byTime(actions, today), [actions, today]);
  const unsent = useMemo(
    () => new Set([...(drafts.kept?.keys() ?? [])].map((key) => key.split(":")[0] ?? "")),
    [drafts.kept],
  );
  const action = opened && actions.find(({ lineageId }) => lineageId === opened.lineageId);
  const table = {
    today,
    unsent,
    onOpen: (lineageId: string, occurrence: string | null) => setOpened({ lineageId, occurrence }),
  };
  return (
    <>
      <PageHeader
        title="Действия"
        subtitle={`${organisation.shortName}: мероприятия утверждённых планов, в которых названа школа, и её собственных программ.`}
      />
      {actions.length === 0 ? (
        <EmptyState title="Мероприятий пока нет">
          Они появятся, когда муниципалитет утвердит план, в котором названа школа, или школа утвердит свою
          программу.
        </EmptyState>
      ) : (
        <div className="space-y-6">
          {ACTION_GROUPS.map((group) => {
            const rows = now.filter((one) => one.group === group);
            if (rows.length === 0) return null;
            const title = `${GROUP_TITLES[group]}: ${String(rows.length)}`;
            const content = <ActionTable label={GROUP_TITLES[group]} rows={rows} {...table} />;
            return FOLDED.has(group) ? (
              <Folded key={group} title={title} hint={GROUP_HINTS[group]}>
                {content}
              </Folded>
            ) : (
              <Section key={group} bare title={title} description={GROUP_HINTS[group]}>
                {content}
              </Section>
            );
          })}
          {now.length === 0 ? (
            <EmptyState title="В плане этого года школа пока не названа">
              Мероприятия прошлых лет — ниже.
            </EmptyState>
          ) : null}
          {past.map(({ year, rows }) => (
            <Folded
              key={year}
              title={`План на ${String(year)} год: ${plural(rows.length, "мероприятие", "мероприятия", "мероприятий")}`}
            >
              <ActionTable label={`План на ${String(year)} год`} rows={rows} {...table} />
            </Folded>
          ))}
        </div>
      )}
      {action ? (
        <ReportSheet
          // A report begun on one occurrence never flows into another.
          key={action.lineageId}
          action={action}
          asked={opened.occurrence}
          school={organisation.code}
          viewerId={viewer.id}
          {...{ today, timeZone, drafts }}
          onClose={() => setOpened(null)}
          onSent={(occurrence) => {
            drafts.forget(reportKey(action.lineageId, occurrence));
            setOpened(null);
            showToast(action.programme ? "Отметка сохранена" : "Отчёт отправлен, ждёт подтверждения");
            focusAfter(actionElementId(action.lineageId));
          }}
          onStale={refresh}
        />
      ) : null}
    </>
  );
}

/** A part that is opened when it is needed; on paper it is always open. */
function Folded({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string | undefined;
  children: ReactNode;
}) {
  return (
    <details className="print:[&::details-content]:[content-visibility:visible]">
      <summary className="py-1 text-lg font-semibold pointer-coarse:py-2.5">{title}</summary>
      {hint ? <p className="mb-2 text-sm text-muted">{hint}</p> : null}
      <div className="mt-2">{children}</div>
    </details>
  );
}

function byTime(
  actions: readonly SchoolActionRow[],
  today: string,
): { now: GroupedAction[]; past: { year: number; rows: GroupedAction[] }[] } {
  const current = Number(today.slice(0, 4));
  const years = [...new Set(actions.map(({ year }) => year))].filter((year) => year < current);
  return {
    now: groupActions(
      actions.filter(({ year }) => year >= current),
      today,
    ),
    past: years
      .sort((left, right) => right - left)
      .map((year) => ({
        year,
        rows: groupActions(
          actions.filter((action) => action.year === year),
          today,
        ),
      })),
  };
}

/** The measure moves to another part of the page once it is told: the focus goes there after it. */
function useRefreshedFocus() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const target = useRef<string | null>(null);
  useEffect(() => {
    if (pending || target.current === null) return;
    document.getElementById(target.current)?.focus();
    target.current = null;
  }, [pending]);
  const refresh = () => startTransition(() => router.refresh());
  return {
    refresh,
    focusAfter: (id: string) => {
      target.current = id;
      refresh();
    },
  };
}
