import Link from "next/link";

import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { capital, plural } from "@/lib/core/format/words";
import type { TargetParams } from "@/lib/modules/monitorings/campaigns/targets/schema";
import type {
  CampaignTargets,
  TargetArea,
  TargetRow,
} from "@/lib/modules/monitorings/campaigns/targets/types";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { SUBMISSION_LABELS } from "@/lib/modules/monitorings/submissions/labels";
import { ExcuseButton, IncludeButton } from "./target-actions";

interface TargetsSectionProps {
  campaign: CampaignDetails;
  targets: CampaignTargets;
  filter: TargetParams;
  path: string;
}

/** Whom the campaign asks, or would ask by its rule as it stands. */
export function TargetsSection({ campaign, targets, filter, path }: TargetsSectionProps) {
  const { areas, rows, found, next } = targets;
  const planned = campaign.state === "planned";
  const address = (change: Record<string, string>) =>
    `${path}?${new URLSearchParams({ view: "targets", ...shownOf(filter), ...change }).toString()}`;
  return (
    <div className="space-y-5">
      <Section
        title={planned ? "Кого спросим" : "Кого спрашиваем"}
        description={
          planned
            ? "Список по правилу на сегодня; при открытии он закрепится."
            : "Список закреплён при открытии. Закрытых и новых портал учитывает ночью."
        }
        actions={campaign.can.target ? <IncludeButton campaign={campaign} /> : null}
      >
        <Basis targets={targets} />
        {campaign.respondent === "school" ? <Areas areas={areas} path={path} /> : null}
      </Section>
      {areas.length === 0 ? (
        <EmptyState title="Под правило никто не подходит">
          Проверьте, опубликованы ли перечни прошлого года, или измените правило в настройках.
        </EmptyState>
      ) : (
        <>
          <form
            action={path}
            role="search"
            data-print="hide"
            className="grid gap-x-4 gap-y-3 rounded-lg border border-line bg-surface px-4 py-4 sm:grid-cols-[2fr_2fr_auto]"
          >
            <input type="hidden" name="view" value="targets" />
            <TextField
              label="Название или код"
              name="q"
              type="search"
              maxLength={200}
              defaultValue={filter.q}
            />
            <SelectField
              label="Муниципалитет"
              name="area"
              defaultValue={filter.area ?? ""}
              placeholder="все"
              options={areas.map(({ code, name, count }) => ({
                value: code,
                label: `${name}: ${String(count)}`,
              }))}
            />
            <div className="flex flex-wrap items-end gap-2">
              <Button type="submit" variant="primary">
                Найти
              </Button>
              {filter.q !== "" || filter.area !== null ? (
                <LinkButton href={`${path}?view=targets`}>Показать все</LinkButton>
              ) : null}
            </div>
          </form>
          {rows.length === 0 ? (
            <EmptyState title="Никого не нашлось">
              Проверьте название или код, выберите другой муниципалитет.
            </EmptyState>
          ) : (
            <TargetTable campaign={campaign} rows={rows} found={found} />
          )}
          {next === null ? null : <LinkButton href={address({ after: next })}>Следующие</LinkButton>}
        </>
      )}
    </div>
  );
}

function Areas({ areas, path }: { areas: readonly TargetArea[]; path: string }) {
  return (
    <ul aria-label="По муниципалитетам" className="mt-3 gap-x-8 text-sm sm:columns-2 lg:columns-3">
      {areas.map(({ code, name, count }) => (
        <li key={code} className="flex break-inside-avoid justify-between gap-3 border-b border-line py-1">
          <Link href={`${path}?view=targets&area=${code}`} prefetch={false} className="link">
            {name}
          </Link>
          <span className="tabular-nums">{count}</span>
        </li>
      ))}
    </ul>
  );
}

function shownOf({ q, area }: TargetParams): Record<string, string> {
  return { ...(q !== "" && { q }), ...(area !== null && { area }) };
}

function Basis({ targets: { count, excused, change, lists } }: { targets: CampaignTargets }) {
  return (
    <ul className="list-disc space-y-1 pl-5">
      <li>
        Всего {plural(count, "организация", "организации", "организаций")}
        {excused > 0 ? `, ещё освобождено ${String(excused)}` : ""}.
      </li>
      {lists.map(({ title }) => (
        <li key={title}>{capital(title)}.</li>
      ))}
      {change ? (
        <li>
          По сравнению с {change.year} годом добавились {change.appeared}, больше не спрашиваются{" "}
          {change.left}
          {change.leftNames.length > 0
            ? `: ${change.leftNames.join(", ")}${change.left > change.leftNames.length ? " и другие" : ""}`
            : ""}
          .
        </li>
      ) : null}
    </ul>
  );
}

function TargetTable({
  campaign,
  rows,
  found,
}: {
  campaign: CampaignDetails;
  rows: readonly TargetRow[];
  found: number;
}) {
  const opened = campaign.state !== "planned";
  const acts = campaign.can.target;
  return (
    <>
      <p role="status" className="text-sm text-ink-2">
        Найдено: {found}
      </p>
      <Table label="Организации мониторинга" density="compact" sticky="page">
        <thead>
          <tr>
            <HeadCell>Организация</HeadCell>
            <HeadCell>Код</HeadCell>
            <HeadCell>Муниципалитет</HeadCell>
            {opened ? <HeadCell>Состояние</HeadCell> : null}
            {acts ? (
              <HeadCell>
                <span className="sr-only">Действия</span>
              </HeadCell>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <RowHead>{row.name}</RowHead>
              <Cell label="Код" className="whitespace-nowrap">
                {row.code}
              </Cell>
              <Cell label="Муниципалитет">{row.area}</Cell>
              {opened ? <Cell label="Состояние">{standingOf(row)}</Cell> : null}
              {acts ? (
                <Cell>
                  <ExcuseButton campaign={campaign} row={row} />
                </Cell>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function standingOf({ submission }: TargetRow): string {
  if (!submission) return "";
  return submission.excuseReason === null
    ? SUBMISSION_LABELS[submission.state]
    : `освобождена: ${submission.excuseReason}`;
}
