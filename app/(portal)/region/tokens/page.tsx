import type { Metadata } from "next";

import { TokensPanel } from "@/components/tokens/tokens-panel";
import { loadTokens } from "@/lib/modules/tokens/loaders";

export const metadata: Metadata = { title: "Ключи доступа" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <TokensPanel list={await loadTokens("region", null, searchParams)} path="/region/tokens" />;
}
