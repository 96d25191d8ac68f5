import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

/** An ordinary form of the address line: what was sought can be sent as a link. */
export function UsersSearch({ path, query }: { path: string; query: string }) {
  return (
    <form action={path} role="search" data-print="hide" className="mb-4 flex flex-wrap items-end gap-2">
      <TextField
        label="Найти"
        hint="Фамилия, почта или организация; видны и те, чьи роли прекращены"
        name="q"
        type="search"
        maxLength={200}
        defaultValue={query}
        className="min-w-0 flex-1 basis-64"
      />
      <Button type="submit">Найти</Button>
      {query ? <LinkButton href={path}>Показать всех</LinkButton> : null}
    </form>
  );
}
