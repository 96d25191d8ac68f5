import Link from "next/link";

import { PassResultsButton } from "@/components/monitorings/feed/pass-results-button";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Figure, FigureRow } from "@/components/ui/figure";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { LEFT_LABELS } from "@/lib/modules/monitorings/feed/labels";
import type { CampaignFeed, FeedRow } from "@/lib/modules/monitorings/feed/types";
import { attemptLabels } from "@/lib/modules/results/labels";

/** How a monitoring stands with the results by which schools are identified, and the command that passes them on. */
export function FeedSection({ feed }: { feed: CampaignFeed }) {
  const { waiting, changed, passed, accepted, last, timeZone, can, refusal } = feed;
  const due = waiting + changed;
  return (
    <div className="space-y-6">
      {refusal === null ? null : <Notice tone="warning">{refusal}</Notice>}
      <FigureRow>
        <Figure label="Принято форм" value={accepted} />
        <Figure
          label="Передано"
          value={passed}
          source={last ? lastText(last, timeZone) : "ещё не передавали"}
        />
        <Figure label="Ждут передачи" value={waiting} attention={waiting > 0} />
        <Figure label="Приняты заново после передачи" value={changed} attention={changed > 0} />
        <Figure label="Открыты заново после передачи" value={feed.reopenedCount} />
      </FigureRow>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {can.pass && due > 0 ? <PassResultsButton feed={feed} /> : null}
        <p className="max-w-prose text-sm text-ink-2">
          {due === 0 && accepted > 0 ? "Все принятые формы переданы. " : null}
          {accepted === 0 ? "Принятых форм пока нет: передавать нечего. " : null}
          По переданным показателям методики выявляют школы так же, как по загруженным.{" "}
          <Link href={`/region/results?year=${String(feed.year)}`} className="link">
            Результаты {feed.year} года
          </Link>
        </p>
      </div>
      <Reopened feed={feed} />
      <Differing feed={feed} />
    </div>
  );
}

function lastText({ at, by }: { at: string; by: string }, timeZone: string): string {
  return `${formatInstant(at, timeZone)}, ${by}`;
}

function Reopened({ feed: { reopened, reopenedCount, year } }: { feed: CampaignFeed }) {
  if (reopenedCount === 0) return null;
  return (
    <Notice
      tone="warning"
      heading={`Открыты заново: ${plural(reopenedCount, "школа", "школы", "школ")}, показатели могут измениться`}
    >
      <p>
        Пока форму не приняли заново, в результатах стоят показатели прежней принятой формы. Когда примут,
        передайте ещё раз: они заменятся.
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        {reopened.map(({ code, name }) => (
          <li key={code}>
            <Link href={`/schools/${code}/results/${String(year)}`} prefetch={false} className="link">
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {reopened.length < reopenedCount ? <p className="mt-1">Показаны первые {reopened.length}.</p> : null}
    </Notice>
  );
}

function Differing({ feed }: { feed: CampaignFeed }) {
  const { differing, differingCount, year } = feed;
  if (differingCount === 0) return null;
  return (
    <Section title={`Не принято из форм: ${plural(differingCount, "школа", "школы", "школ")}`}>
      <p className="mb-3 max-w-prose text-sm text-ink-2">
        Где показатель уже загружен из таблицы или внесён вручную, он остаётся. Если верна форма, внесите её
        показатель на странице результатов школы. Сравнение — на момент передачи.
      </p>
      <Table label="Показатели форм, которые не приняты" density="compact">
        <thead>
          <tr>
            <HeadCell>Школа</HeadCell>
            <HeadCell>Показатель</HeadCell>
            <HeadCell>В форме</HeadCell>
            <HeadCell>В результатах</HeadCell>
            <HeadCell>Почему не принято</HeadCell>
          </tr>
        </thead>
        <tbody>{differing.flatMap((row) => linesOf(row, year))}</tbody>
      </Table>
      {differing.length < differingCount ? (
        <p className="mt-2 text-sm text-muted">Показаны первые {differing.length} школ.</p>
      ) : null}
    </Section>
  );
}

function linesOf({ code, name, municipality, left }: FeedRow, year: number) {
  return left.map(({ indicator, attempt, why, told, inForce }) => (
    <tr key={`${code} ${indicator} ${attempt}`}>
      <RowHead>
        <Link href={`/schools/${code}/results/${String(year)}`} prefetch={false} className="link">
          {name}
        </Link>
        {municipality === null ? null : (
          <span className="block text-xs font-normal text-muted">{municipality}</span>
        )}
      </RowHead>
      <Cell label="Показатель">
        {indicator}
        {attempt === "final" ? <span className="block text-xs text-muted">{attemptLabels.final}</span> : null}
      </Cell>
      <Cell label="В форме">{why === "other_source" ? told : "—"}</Cell>
      <Cell label="В результатах">{inForce ?? "—"}</Cell>
      <Cell label="Почему не принято">{why === "unsound" ? told : LEFT_LABELS[why]}</Cell>
    </tr>
  ));
}
