import type { Metadata } from "next";

import { SchoolsTable } from "@/components/organisations/schools-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { plural } from "@/lib/core/format/words";
import { loadSchools } from "@/lib/modules/organisations/loaders";

export const metadata: Metadata = { title: "Школы" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { schools } = await loadSchools((await params).code);
  return (
    <>
      <PageHeader title="Школы" subtitle={plural(schools.length, "школа", "школы", "школ")} />
      {schools.length === 0 ? (
        <EmptyState title="Школ пока нет">Их вносит ИМАЦ.</EmptyState>
      ) : (
        <SchoolsTable schools={schools} />
      )}
    </>
  );
}
