import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { VersionEditor } from "@/components/methodologies/version-editor";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { loadMethodology, loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";

export const metadata: Metadata = { title: "Правка методики" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  const asked = (await searchParams).version;
  const { versions, indicators, title } = await loadMethodology(code);
  const version = versions.find(({ id, can }) => can.edit && (asked === undefined || id === asked));
  if (!version) notFound();
  const { organisation } = await loadRegionPlace();
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Методики", href: "/region/methodologies" },
              { label: title, href: `/region/methodologies/${code}` },
              { label: "Правка" },
            ]}
          />
        }
        title={`Правка версии «${version.label}»`}
      />
      <VersionEditor key={version.version} {...{ organisation, code, version, indicators }} />
    </>
  );
}
