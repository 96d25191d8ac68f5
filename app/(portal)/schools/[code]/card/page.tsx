import type { Metadata } from "next";

import { CardPage } from "@/components/schools/card-page";
import { loadSchoolCard } from "@/lib/modules/schools/loaders";

interface PageProps {
  params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { card } = await loadSchoolCard((await params).code);
  return { title: `Карточка: ${card.current.facts.shortName}` };
}

export default async function Page({ params }: PageProps) {
  const found = await loadSchoolCard((await params).code);
  return <CardPage key={found.card.current.recordedAt} {...found} />;
}
