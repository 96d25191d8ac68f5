import type { Metadata } from "next";

import { ClosingPage } from "@/components/plans/closing/closing-page";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { pageContext } from "@/lib/core/auth/context";
import { resultsTitle } from "@/lib/modules/plans/closing/labels";
import { loadClosing } from "@/lib/modules/plans/closing/loaders";

interface PageProps {
  params: Promise<{ code: string; year: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, year } = await params;
  const results = await loadClosing(code, year);
  return { title: `${resultsTitle(results.year)}, ${results.municipality.name}` };
}

export default async function Page({ params }: PageProps) {
  const { code, year } = await params;
  const results = await loadClosing(code, year);
  const { user } = await pageContext("self");
  const home = `/municipalities/${code}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: results.municipality.name, href: home },
          { label: "Планы", href: `${home}/plans` },
          { label: `${String(results.year)} год`, href: `${home}/plans/${String(results.year)}` },
          { label: "Итоги" },
        ]}
      />
      {/* A closed year is another page: unsent edits are taken over from the storage. */}
      <ClosingPage
        key={String(results.version)}
        results={results}
        viewer={{ id: user.id, email: user.email }}
      />
    </>
  );
}
