import { BoardFigureCells, BoardHeads } from "@/components/monitorings/checking/board-cells";
import { RefreshEvery } from "@/components/monitorings/checking/refresh-every";
import { HeadCell, RowHead, Table } from "@/components/tables/table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Figure, FigureRow } from "@/components/ui/figure";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDate, formatTime } from "@/lib/core/format/dates";
import { formatShare } from "@/lib/core/format/numbers";
import { askedOf, sumFigures } from "@/lib/modules/monitorings/board/rules";
import type { BoardRow, CampaignBoard } from "@/lib/modules/monitorings/board/types";

/** Where a campaign stands, by authority; read again by itself every half a minute. */
export function BoardPage({ board }: { board: CampaignBoard }) {
  const { year, code, title, respondentUntilOn, rows, at, timeZone } = board;
  const total = sumFigures(rows);
  const asked = askedOf(total);
  const campaign = `${code}-${String(year)}`;
  const settings = `/region/campaigns/${String(year)}/${encodeURIComponent(code)}`;
  return (
    <>
      <RefreshEvery seconds={30} />
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: `${code} · ${String(year)}`, href: settings }, { label: "Ход мониторинга" }]}
          />
        }
        title={`Ход мониторинга ${code} · ${String(year)}`}
        subtitle={`${title}. Срок ответов — до 23:59:59 ${formatDate(respondentUntilOn)}. Посчитано в ${formatTime(at, timeZone)}, обновляется каждые 30 секунд.`}
        actions={
          <>
            <LinkButton href={`/api/exports/campaigns/${String(year)}/${encodeURIComponent(code)}`} plain>
              Принятые ответы (.xlsx)
            </LinkButton>
            <LinkButton
              href={`/api/exports/campaigns/${String(year)}/${encodeURIComponent(code)}?format=csv`}
              plain
            >
              Таблицей (.csv)
            </LinkButton>
            <LinkButton href={`${settings}/statistics`}>Статистика ответов</LinkButton>
            <LinkButton href={`${settings}?view=debtors`}>Кто не сдал</LinkButton>
          </>
        }
      />
      <FigureRow>
        <Figure label="Отвечают" value={asked} />
        <Figure label="Принято" value={total.accepted} source={formatShare(total.accepted, asked)} />
        <Figure label="На проверке" value={total.submitted + total.checked} />
        <Figure
          label="Сдано в срок"
          value={formatShare(total.onTime, asked)}
          source={`${String(total.onTime)} из ${String(asked)}`}
        />
        <Figure label="Не сдано в срок" value={total.late} attention={total.late > 0} />
      </FigureRow>
      <div className="mt-5">
        <Table label="Ход мониторинга по муниципалитетам" density="compact" sticky="region">
          <thead>
            <tr>
              <HeadCell>Муниципалитет</HeadCell>
              <BoardHeads />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.area} row={row} campaign={campaign} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <RowHead>Всего</RowHead>
              <BoardFigureCells figures={total} link={null} />
            </tr>
          </tfoot>
        </Table>
      </div>
    </>
  );
}

function Row({ row, campaign }: { row: BoardRow; campaign: string }) {
  const link = (state: string) =>
    `/region/submissions?${new URLSearchParams({ campaign, municipality: row.area, state }).toString()}`;
  return (
    <tr>
      <RowHead>{row.name}</RowHead>
      <BoardFigureCells figures={row} link={link} />
    </tr>
  );
}
