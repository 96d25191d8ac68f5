import Link from "next/link";

import { Section } from "@/components/ui/section";
import { plural } from "@/lib/core/format/words";
import type { LibraryUsage } from "@/lib/modules/library/types";

/** What leans on the document, of what the reader may see. */
export function UsageSection({ usage: { measures, measureCount, forms } }: { usage: LibraryUsage }) {
  const nothing = measures.length === 0 && forms.length === 0;
  return (
    <Section title="Используется" description="Показано то, что доступно вам по вашим правам.">
      {nothing ? <p className="text-muted">Пока нигде не указан.</p> : null}
      {measures.length > 0 ? (
        <>
          <h3 className="text-base">
            В планах: {measureCount >= 1000 ? "больше " : ""}
            {plural(measureCount, "мероприятие", "мероприятия", "мероприятий")}
          </h3>
          <ul className="mt-1 space-y-1">
            {measures.map(({ title, year, authority, code }, at) => (
              <li key={at}>
                {title}{" "}
                <span className="text-sm text-muted">
                  <Link
                    href={`/municipalities/${code}/plans/${String(year)}`}
                    prefetch={false}
                    className="link"
                  >
                    {authority}, план на {year} год
                  </Link>
                </span>
              </li>
            ))}
          </ul>
          {measureCount > measures.length ? (
            <p className="mt-1 text-sm text-muted">Показаны первые {measures.length}.</p>
          ) : null}
        </>
      ) : null}
      {forms.length > 0 ? (
        <>
          <h3 className="mt-3 text-base">В формах мониторингов</h3>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {forms.map(({ code, title }) => (
              <li key={code}>
                {code}. {title}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
