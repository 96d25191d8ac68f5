import Link from "next/link";

import { GapList } from "@/components/appointments/gap-list";
import { NormsButton } from "@/components/appointments/norms-form";
import { Badge } from "@/components/ui/badge";
import { KeyValues } from "@/components/ui/key-values";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { isGrave } from "@/lib/modules/appointments/gaps/rules";
import type { Gap, Norms } from "@/lib/modules/appointments/gaps/types";

interface RegionAppointmentsProps {
  gaps: readonly Gap[];
  norms: Norms;
  authorities: readonly { code: string; name: string }[];
  organisation: string;
  today: string;
  mayEdit: boolean;
}

/** What the appointments of each authority lack on the day, for ИМАЦ. */
export function RegionAppointmentsPage(props: RegionAppointmentsProps) {
  const { gaps, norms, authorities, organisation, today, mayEdit } = props;
  const places = Map.groupBy(gaps, ({ ownerCode }) => ownerCode);
  const clean = authorities.filter(({ code }) => !places.has(code));
  return (
    <>
      <PageHeader
        title="Назначения"
        subtitle={`Чего не хватает в приказах муниципалитетов на ${formatDate(today)}: по перечням, действующим сегодня.`}
        actions={
          <>
            <LinkButton href="/region/appointments/orders">Приказы ИМАЦ</LinkButton>
            <LinkButton href="/region/appointments/orders/pool">Резерв региона</LinkButton>
          </>
        }
      />
      <div className="space-y-5">
        <Section
          title="Нормы"
          description="Проект, требует утверждения ИМАЦ."
          actions={mayEdit ? <NormsButton organisation={organisation} norms={norms} /> : null}
        >
          <KeyValues
            items={[
              { label: "Школ на одного наставника", value: `не больше ${String(norms.schoolsPerMentor)}` },
              {
                label: "Приказ кончается скоро",
                value: `за ${plural(norms.lapseDays, "день", "дня", "дней")} до последнего дня`,
              },
            ]}
          />
        </Section>
        {gaps.length === 0 ? (
          <Notice tone="success">
            <p>Пробелов нет ни в одном муниципалитете.</p>
          </Notice>
        ) : null}
        {[...places].map(([code, ofPlace]) => (
          <Place key={code} gaps={ofPlace} norms={norms} />
        ))}
        {clean.length > 0 && gaps.length > 0 ? (
          <Section title="Без пробелов">
            <p>{clean.map(({ name }) => name).join(", ")}</p>
          </Section>
        ) : null}
      </div>
    </>
  );
}

function Place({ gaps, norms }: { gaps: readonly Gap[]; norms: Norms }) {
  const [first] = gaps;
  if (!first) return null;
  const { ownerCode, ownerName, ofRegion } = first;
  const grave = gaps.filter(isGrave).length;
  const href = ofRegion ? "/region/appointments/orders" : `/municipalities/${ownerCode}/orders`;
  return (
    <Section
      title={
        <>
          <Link href={href} prefetch={false} className="link">
            {ofRegion ? "Школы, которые подчиняются региону" : ownerName}
          </Link>{" "}
          <Badge tone={grave > 0 ? "danger" : "warning"}>{gaps.length}</Badge>
        </>
      }
    >
      <GapList gaps={gaps} schoolsPerMentor={norms.schoolsPerMentor} />
    </Section>
  );
}
