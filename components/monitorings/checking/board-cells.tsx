import Link from "next/link";

import { Cell, HeadCell } from "@/components/tables/table";
import { formatShare } from "@/lib/core/format/numbers";
import { askedOf, neverSentOf } from "@/lib/modules/monitorings/board/rules";
import type { BoardFigures } from "@/lib/modules/monitorings/board/types";

const HEADS = [
  "Отвечают",
  "Не начато",
  "Черновик",
  "В МОУО",
  "В ИМАЦ",
  "Возвращено",
  "Принято",
  "Не сдано в срок",
  "Сдано в срок",
  "С разрешения",
  "После открытия заново",
  "Ни разу",
] as const;

/** Heads of the figures, the first sending's timeliness last. */
export function BoardHeads() {
  return HEADS.map((head) => (
    <HeadCell key={head} numeric>
      {head}
    </HeadCell>
  ));
}

/** Figures of a row, each leading to those it counts; `link` null: a total, which leads nowhere. */
export function BoardFigureCells({
  figures,
  link,
}: {
  figures: BoardFigures;
  link: ((state: string) => string) | null;
}) {
  const counts: [string, number, string][] = [
    ["Отвечают", askedOf(figures), "all"],
    ["Не начато", figures.notStarted, "not_started"],
    ["Черновик", figures.draft, "draft"],
    ["В МОУО", figures.submitted, "submitted"],
    ["В ИМАЦ", figures.checked, "checked"],
    ["Возвращено", figures.returned, "returned"],
    ["Принято", figures.accepted, "accepted"],
    ["Не сдано в срок", figures.late, "late"],
  ];
  return (
    <>
      {counts.map(([label, count, state]) => (
        <Count key={state} label={label} count={count} href={link?.(state) ?? null} />
      ))}
      <Timeliness figures={figures} />
    </>
  );
}

function Count({ label, count, href }: { label: string; count: number; href: string | null }) {
  return (
    <Cell label={label} numeric>
      {count === 0 || href === null ? (
        count
      ) : (
        <Link href={href} prefetch={false} className="link">
          {count}
        </Link>
      )}
    </Cell>
  );
}

/** The four kinds of timeliness, counted apart. */
function Timeliness({ figures }: { figures: BoardFigures }) {
  return (
    <>
      <Cell label="Сдано в срок" numeric>
        {figures.onTime}
        <span className="block text-sm whitespace-nowrap text-muted">
          {formatShare(figures.onTime, askedOf(figures))}
        </span>
      </Cell>
      <Cell label="С разрешения" numeric>
        {figures.withPermission}
      </Cell>
      <Cell label="После открытия заново" numeric>
        {figures.afterReopening}
      </Cell>
      <Cell label="Ни разу" numeric>
        {neverSentOf(figures)}
      </Cell>
    </>
  );
}
