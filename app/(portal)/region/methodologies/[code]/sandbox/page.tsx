import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { Sandbox } from "@/components/methodologies/sandbox";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { loadSandbox } from "@/lib/modules/methodologies/sandbox/loaders";
import { loadMethodology, loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";

export const metadata: Metadata = { title: "Песочница" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  const asked = await searchParams;
  const { versions, indicators, title, can } = await loadMethodology(code);
  const version = versions.find(({ id }) => id === asked.version) ?? versions[0];
  if (!version || !can.edit) notFound();
  const data = await loadSandbox(version.id, Number(asked.year) || null);
  const { organisation } = await loadRegionPlace();
  const href = (year: number, id: string) =>
    `/region/methodologies/${code}/sandbox?year=${String(year)}&version=${id}`;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Методики", href: "/region/methodologies" },
              { label: title, href: `/region/methodologies/${code}` },
              { label: "Песочница" },
            ]}
          />
        }
        title={`Песочница: ${title}`}
        subtitle="Меняйте правило и смотрите, кто войдёт в перечень и кто выйдет. Ничего не сохраняется, пока вы не попросите."
      />
      <TabLinks
        label="Год результатов"
        items={data.years.map((year) => ({
          href: href(year, version.id),
          label: String(year),
          current: year === data.year,
        }))}
      />
      {versions.length > 1 ? (
        <TabLinks
          label="Исходная версия"
          items={versions.map(({ id, label }) => ({
            href: href(data.year, id),
            label: `версия «${label}»`,
            current: id === version.id,
          }))}
        />
      ) : null}
      <Sandbox
        key={`${version.id}-${String(version.version)}-${String(data.year)}`}
        {...{ organisation, code, version, indicators, data }}
      />
    </>
  );
}
