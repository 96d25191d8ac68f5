"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import type { AuthorityName } from "@/lib/modules/organisations/types";
import type { SchoolAct, SchoolCard } from "@/lib/modules/schools/types";
import { FactsForm } from "./facts-form";
import { CloseForm, MergeForm, MoveForm, SplitForm } from "./move-forms";

interface CardActionsProps {
  card: SchoolCard;
  authorities: readonly AuthorityName[];
  viewerId: string;
}

/** In the order of the menu. */
const TITLES: Record<SchoolAct, string> = {
  change: "Изменить сведения с даты",
  correct: "Исправить ошибку в сведениях",
  move: "Перевести в другой МОУО",
  merge: "Присоединить или преобразовать школу",
  split: "Записать, из какой школы выделена",
  close: "Закрыть школу",
};

/** What ИМАЦ may do with a school: each act in a dialog of its own. */
export function CardActions({ card, authorities, viewerId }: CardActionsProps) {
  const router = useRouter();
  const [act, setAct] = useState<SchoolAct | null>(null);
  const done = () => {
    setAct(null);
    showToast("Записано");
    router.refresh();
  };
  const acts = (Object.keys(TITLES) as SchoolAct[]).filter((one) => card.can[one]);
  const form = { card, viewerId, onDone: done };
  return (
    <>
      <Menu
        align="end"
        trigger={<Button>Изменить</Button>}
        entries={acts.map((one) => ({
          kind: "action" as const,
          label: TITLES[one],
          onSelect: () => setAct(one),
        }))}
      />
      <Dialog
        open={act !== null}
        onOpenChange={() => setAct(null)}
        title={act ? TITLES[act] : ""}
        description={card.current.facts.shortName}
        size={act === "change" || act === "correct" ? "large" : "medium"}
        keepOpenOutside
      >
        {act === "change" || act === "correct" ? <FactsForm act={act} {...form} /> : null}
        {act === "close" ? <CloseForm {...form} /> : null}
        {act === "merge" ? <MergeForm {...form} /> : null}
        {act === "split" ? <SplitForm {...form} /> : null}
        {act === "move" ? <MoveForm {...form} authorities={authorities} /> : null}
      </Dialog>
    </>
  );
}
