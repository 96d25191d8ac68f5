"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ItemForm } from "@/components/library/item-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { LibraryDetails, TrackName } from "@/lib/modules/library/types";
import { LIBRARY_PATH } from "./library-portal";

/** «Добавить документ»; what was added is shown at once. */
export function AddItemButton({
  organisation,
  tracks,
}: {
  organisation: string;
  tracks: readonly TrackName[];
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          setOpen(true);
        }}
      >
        Добавить документ
      </Button>
      <Dialog open={open} onOpenChange={setOpen} size="large" keepOpenOutside title="Новый документ">
        <ItemForm
          {...{ organisation, tracks }}
          label="Добавить"
          submit={(values, commandKey) =>
            client.library.add({ organisation, ...values, replacesId: null }, { context: { commandKey } })
          }
          onDone={({ id }) => {
            setOpen(false);
            showToast("Документ добавлен в библиотеку");
            router.push(`${LIBRARY_PATH}/${id}`);
          }}
          onCancel={() => {
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}

/** What the administrator does with a document: corrects it and adds its new edition. */
export function ItemActions({ item, organisation }: { item: LibraryDetails; organisation: string }) {
  const router = useRouter();
  const [open, setOpen] = useState<"correct" | "replace" | null>(null);
  const { id, version, tracksKnown: tracks } = item;
  const close = () => {
    setOpen(null);
  };
  return (
    <>
      <Button
        onClick={() => {
          setOpen("correct");
        }}
      >
        Исправить
      </Button>
      {item.can.replace ? (
        <Button
          onClick={() => {
            setOpen("replace");
          }}
        >
          Добавить новую редакцию
        </Button>
      ) : null}
      <Dialog
        open={open === "correct"}
        onOpenChange={close}
        size="large"
        keepOpenOutside
        title="Исправить документ"
      >
        <ItemForm
          {...{ organisation, tracks, item, files: item.files }}
          label="Сохранить"
          submit={(values, commandKey) =>
            client.library.correct({ organisation, id, version, ...values }, { context: { commandKey } })
          }
          onDone={() => {
            close();
            showToast("Документ исправлен");
            router.refresh();
          }}
          onCancel={close}
        />
      </Dialog>
      <Dialog
        open={open === "replace"}
        onOpenChange={close}
        size="large"
        keepOpenOutside
        title="Новая редакция"
        description="Прежняя редакция утратит силу и останется в библиотеке с пометкой. Ссылки на неё приведут к новой."
      >
        <ItemForm
          {...{
            organisation,
            tracks,
            item: { ...item, number: null, date: null, status: "in_force" as const },
          }}
          label="Добавить редакцию"
          submit={(values, commandKey) =>
            client.library.add({ organisation, ...values, replacesId: id }, { context: { commandKey } })
          }
          onDone={(reply) => {
            close();
            showToast("Новая редакция добавлена");
            router.push(`${LIBRARY_PATH}/${reply.id}`);
          }}
          onCancel={close}
        />
      </Dialog>
    </>
  );
}
