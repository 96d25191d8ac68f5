import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Section } from "@/components/ui/section";
import { keepTogether } from "@/lib/core/format/words";
import type { OrderPrint } from "@/lib/modules/appointments/orders/print/types";

/** The order as it will stand on paper; the Word file says the same. */
export function OrderPaper({ print }: { print: OrderPrint }) {
  return (
    <Section title="Как будет на бумаге">
      <article aria-label="Текст приказа" className="space-y-3 font-serif">
        <p className="text-center font-semibold">{print.authorityName}</p>
        <p className="text-center text-lg font-semibold">ПРИКАЗ</p>
        <p className="flex flex-wrap justify-between gap-x-4">
          <span>{print.date}</span>
          <span>{print.place}</span>
          <span>№ {print.number}</span>
        </p>
        <p className="max-w-md font-semibold">{print.title}</p>
        <p className="indent-8">{keepTogether(print.preamble)}</p>
        <p className="indent-8 font-semibold">ПРИКАЗЫВАЮ:</p>
        {print.points.map(({ number, text }) => (
          <p key={number} className="indent-8">
            {number} {keepTogether(text)}
          </p>
        ))}
        <p className="flex flex-wrap justify-between gap-x-4 pt-4">
          <span>{print.signerPost}</span>
          <span>{print.signerName}</span>
        </p>
      </article>
      {print.mentors.length > 0 ? (
        <div className="mt-5">
          <Table label="Приложение 1. Наставники" showLabel>
            <thead>
              <tr>
                <HeadCell>ОО (ШНОР)</HeadCell>
                <HeadCell>Перечень</HeadCell>
                <HeadCell>Наставник</HeadCell>
                <HeadCell>Ранее в перечнях с положительной динамикой</HeadCell>
                <HeadCell>Период</HeadCell>
              </tr>
            </thead>
            <tbody>
              {print.mentors.map((row, at) => (
                <tr key={`${String(at)}:${row.school}`}>
                  <RowHead>{row.school}</RowHead>
                  <Cell label="Перечень">{row.lists}</Cell>
                  <Cell label="Наставник">{row.mentor}</Cell>
                  <Cell label="Ранее в перечнях">{row.former}</Cell>
                  <Cell label="Период">{row.period}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
      {print.planYear === null ? null : (
        <p className="mt-3 text-ink-2">
          Приложение 2 — план мероприятий на {print.planYear} год: он в файле Word.
        </p>
      )}
    </Section>
  );
}
