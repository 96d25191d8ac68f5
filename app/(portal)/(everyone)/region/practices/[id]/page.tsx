import type { Metadata } from "next";

import { PublishedPage } from "@/components/practices/published-page";
import { loadPublishedPractice } from "@/lib/modules/practices/loaders";

interface PageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await loadPublishedPractice((await params).id)).practice.title };
}

export default async function Page({ params }: PageProps) {
  return <PublishedPage published={await loadPublishedPractice((await params).id)} />;
}
