import type { Metadata } from "next";

import { FormEditor } from "@/components/monitorings/editor/form-editor";
import { loadFormEditor } from "@/lib/modules/monitorings/versions/loaders";

interface PageProps {
  params: Promise<{ code: string; version: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, version } = await params;
  return { title: `Правка формы ${(await loadFormEditor(code, version)).version.code}` };
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code, version } = await params;
  const editor = await loadFormEditor(code, version);
  return <FormEditor key={editor.version.id} {...editor} asked={await searchParams} />;
}
