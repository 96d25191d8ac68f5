import type { Metadata } from "next";

import { UsersPanel } from "@/components/users/users-panel";
import { loadUsers } from "@/lib/modules/users/loaders";

export const metadata: Metadata = { title: "Пользователи" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <UsersPanel list={await loadUsers("region", null, searchParams)} path="/region/users" />;
}
