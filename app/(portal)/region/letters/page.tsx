import type { Metadata } from "next";

import { LettersPage } from "@/components/letters/letters-page";
import { loadLetters } from "@/lib/modules/letters/loaders";

export const metadata: Metadata = { title: "Письма" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <LettersPage register={await loadLetters(searchParams)} params={await searchParams} />;
}
