import type { Tx } from "@/lib/core/db/client";
import { listLibraryItems } from "@/lib/modules/library/queries";
import { libraryRequisites } from "@/lib/modules/library/rules";
import type { LibraryItemRow } from "@/lib/modules/library/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { LibraryHint } from "@/lib/modules/monitorings/versions/types";

/** Documents of the library the questions of a form name, by title. One statement, none where they name none. */
export async function hintsOf(tx: Tx, regionId: string, { sections }: Form): Promise<LibraryHint[]> {
  const named = new Set(
    sections.flatMap(({ questions }) =>
      questions.flatMap((question) => ("hints" in question ? question.hints : [])),
    ),
  );
  if (named.size === 0) return [];
  return (await listLibraryItems(tx, regionId)).filter(({ id }) => named.has(id)).map(toHint);
}

/** A document of the library as it stands beside a question. */
export function toHint(item: LibraryItemRow): LibraryHint {
  return { id: item.id, title: item.title, requisites: libraryRequisites(item) };
}
