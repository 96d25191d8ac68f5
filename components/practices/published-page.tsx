import { PracticeActions } from "@/components/practices/practice-actions";
import { PracticeSheet } from "@/components/practices/practice-sheet";
import { UseButton } from "@/components/practices/use-button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { plural } from "@/lib/core/format/words";
import type { PublishedPractice } from "@/lib/modules/practices/types";
import { BANK_PATH } from "./bank-portal";

/** A published practice as the whole region reads it. */
export function PublishedPage({ published: { practice, places } }: { published: PublishedPractice }) {
  const { id, title, useCount } = practice;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Банк практик", href: BANK_PATH }, { label: "Практика" }]} />
        }
        title={title}
        subtitle={
          useCount > 0
            ? `Используют: ${plural(useCount, "организация", "организации", "организаций")}. Каждая считается один раз.`
            : "Пока никто не отметил, что использует практику."
        }
        actions={
          <>
            {places.map((place) => (
              <UseButton key={place.code} id={id} place={place} />
            ))}
            <PracticeActions practice={practice} />
          </>
        }
      />
      <PracticeSheet practice={practice} />
    </>
  );
}
