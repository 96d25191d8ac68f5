import type { Metadata } from "next";

import { Sandbox } from "@/components/methodologies/sandbox";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { loadSandbox } from "@/lib/modules/methodologies/sandbox/loaders";

export const metadata: Metadata = { title: "Песочница" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  const { title, versions, ...sandbox } = await loadSandbox(code, await searchParams);
  const { version, data } = sandbox;
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
      <Sandbox key={`${version.id}-${String(version.version)}-${String(data.year)}`} {...sandbox} />
    </>
  );
}
