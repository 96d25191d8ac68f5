import type { Metadata } from "next";

import { UsersPanel } from "@/components/users/users-panel";
import { loadUsers } from "@/lib/modules/users/loaders";

export const metadata: Metadata = { title: "Пользователи" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  return <UsersPanel list={await loadUsers("school", code, searchParams)} path={`/schools/${code}/users`} />;
}
