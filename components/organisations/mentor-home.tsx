import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { Mentorship } from "@/lib/modules/organisations/frame/types";

/** Schools a mentor is appointed to, by which order; the access lives as long as the appointment. */
export function MentorHome({ schools }: { schools: readonly Mentorship[] }) {
  return (
    <>
      <PageHeader title="Мои школы" subtitle="Школы, наставником которых вы назначены приказом." />
      {schools.length === 0 ? (
        <EmptyState title="Сейчас вы не назначены наставником">
          Доступ к школе открывается в день, с которого действует приказ о назначении, и закрывается вместе с
          ним.
        </EmptyState>
      ) : (
        <div className="space-y-4">
          {schools.map((school) => (
            <Section
              key={school.code}
              title={school.name}
              description={school.basisDocument ? `Назначение: ${school.basisDocument}` : undefined}
              actions={
                <LinkButton href={`/schools/${school.code}`} variant="secondary" size="small">
                  Открыть школу
                </LinkButton>
              }
            >
              <p className="text-ink-2">В карточке школы видны мероприятия плана, в которых она названа.</p>
            </Section>
          ))}
        </div>
      )}
    </>
  );
}
