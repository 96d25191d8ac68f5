import type { Metadata } from "next";

import { TokensPanel } from "@/components/tokens/tokens-panel";
import { loadTokens } from "@/lib/modules/tokens/loaders";

export const metadata: Metadata = { title: "Ключи доступа" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  return (
    <TokensPanel
      list={await loadTokens("municipality", code, searchParams)}
      path={`/municipalities/${code}/tokens`}
    />
  );
}
