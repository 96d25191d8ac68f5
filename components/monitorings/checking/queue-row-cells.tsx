import Link from "next/link";

import { StateBadge } from "@/components/monitorings/checking/state-badge";
import { Cell, RowHead } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { QueueRow } from "@/lib/modules/monitorings/checking/queue/types";
import { TIMELINESS_LABELS } from "@/lib/modules/monitorings/submissions/labels";

/** A form of the queue; its name leads to the page it is checked on. */
export function QueueRowCells({ row, timeZone }: { row: QueueRow; timeZone: string }) {
  const { organisation, authorityName, campaign, state, days, sentAt, round, sendings, warnings } = row;
  return (
    <tr>
      <RowHead>
        <Link href={row.href} prefetch={false} className="link">
          {organisation.name}
        </Link>
        {authorityName && authorityName !== organisation.name ? (
          <span className="block text-sm font-normal text-muted">{authorityName}</span>
        ) : null}
      </RowHead>
      <Cell label="Мониторинг">
        <span title={campaign.title}>
          {campaign.code} · {campaign.year}
        </span>
      </Cell>
      <Cell label="Состояние">
        <StateBadge state={state} />
        {row.late ? (
          <>
            {" "}
            <Badge tone="danger">не сдано в срок</Badge>
          </>
        ) : null}
      </Cell>
      <Cell label="Ждёт" className="whitespace-nowrap">
        {days === 0 ? "сегодня" : plural(days, "день", "дня", "дней")}
      </Cell>
      <Cell label="Отправлено">
        {sentAt === null ? (
          <span className="text-muted">не отправлялось</span>
        ) : (
          <>
            {formatInstant(sentAt, timeZone)}
            <span className="block text-sm text-muted">
              {[
                row.timeliness === null ? "" : TIMELINESS_LABELS[row.timeliness],
                sendings > 1 ? `${String(sendings)}-я отправка` : "",
                round > 1 ? `${String(round)}-й раз` : "",
              ]
                .filter((part) => part !== "")
                .join(", ")}
            </span>
          </>
        )}
      </Cell>
      <Cell label="Предупреждения">
        {sentAt === null ? "—" : warnings === 0 ? "нет" : <Badge tone="warning">{warnings}</Badge>}
      </Cell>
    </tr>
  );
}
