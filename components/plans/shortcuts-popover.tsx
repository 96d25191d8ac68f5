"use client";

import { Keyboard } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

const shortcuts = [
  ["Enter или F2", "править ячейку; можно сразу печатать"],
  ["Enter", "сохранить и перейти на строку ниже"],
  ["Shift+Enter", "новая строка внутри ячейки"],
  ["Tab, Shift+Tab", "следующая, предыдущая ячейка"],
  ["Стрелки", "переход между ячейками"],
  ["Esc", "вернуть прежний текст; без правки — выйти из таблицы"],
  ["Ctrl+Enter", "добавить мероприятие ниже"],
  ["Ctrl+D", "создать копию мероприятия"],
  ["Ctrl+Delete", "удалить мероприятие"],
  ["Ctrl+Z", "вернуть удалённое мероприятие"],
  ["Alt+↑, Alt+↓", "переставить мероприятие"],
  ["Alt+1, 2, 3, 0", "перенести в трек 1, 2, 3 или в раздел 0"],
  ["Alt+Enter", "подробности мероприятия"],
] as const;

/** «Клавиши»: everything the table of measures understands. The same acts are in the menu of each row. */
export function ShortcutsPopover() {
  return (
    <Popover
      label="Клавиши таблицы мероприятий"
      align="end"
      className="w-96 p-4"
      trigger={
        <Button size="small" variant="quiet" data-print="hide">
          <Keyboard aria-hidden="true" className="size-4" />
          Клавиши
        </Button>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {shortcuts.map(([keys, meaning]) => (
          <div key={keys} className="col-span-2 grid grid-cols-subgrid">
            <dt>
              <kbd className="rounded-sm border border-line bg-paper px-1 font-sans text-xs">{keys}</kbd>
            </dt>
            <dd className="text-ink-2">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
