import type { Metadata } from "next";

import { VersionEditor } from "@/components/methodologies/version-editor";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { loadVersionEditor } from "@/lib/modules/methodologies/versions/loaders";

export const metadata: Metadata = { title: "Правка методики" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  const { title, ...editor } = await loadVersionEditor(code, (await searchParams).version);
  const { version } = editor;
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
      <VersionEditor key={version.version} {...editor} />
    </>
  );
}
