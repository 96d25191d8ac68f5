"use client";

import Link from "next/link";

import { useContent, useProgramme } from "@/components/programmes/programme-context";
import { fieldId } from "@/components/programmes/programme-field";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { programmeProblems } from "@/lib/modules/programmes/rules";

/** Why the text was returned, why it is locked, what has changed since, what is left to fill in. */
export function ProgrammeNotices() {
  const { page } = useProgramme();
  const { text, can, timeZone, newFactors } = page;
  return (
    <>
      {text.state === "draft" && text.returnReason !== null ? (
        <Notice
          tone="warning"
          heading={`Возвращено на доработку: ${text.returnedBy ?? ""}${text.returnedAt ? `, ${formatInstant(text.returnedAt, timeZone)}` : ""}`}
        >
          <p className="whitespace-pre-line">{text.returnReason}</p>
        </Notice>
      ) : null}
      {text.revisionReason ? (
        <Notice heading={`Редакция ${String(text.number)}`}>
          <p className="whitespace-pre-line">Почему меняется: {text.revisionReason}</p>
        </Notice>
      ) : null}
      {can.edit.allowed ? null : <Notice>{can.edit.reason}</Notice>}
      {newFactors.length > 0 && (text.state === "approved" || text.state === "agreed") ? (
        <Notice tone="warning" heading="В рисковом профиле подтверждены новые факторы">
          <p>{newFactors.join("; ")}. Чтобы добавить для них разделы, начните редакцию программы.</p>
        </Notice>
      ) : null}
      {can.edit.allowed ? <LeftToFill /> : null}
    </>
  );
}

/** Each line leads to its place. */
function LeftToFill() {
  const { page } = useProgramme();
  const content = useContent();
  const problems = programmeProblems(page.kind, content, page.sections);
  if (problems.length === 0)
    return (
      <Notice tone="success">
        Заполнено всё, без чего программу нельзя отправить. На согласование её отправляет директор.
      </Notice>
    );
  return (
    <Notice heading={`До отправки заполните: ${plural(problems.length, "место", "места", "мест")}`}>
      <details>
        <summary className="text-brand">Показать, что осталось</summary>
        <ul className="mt-1 list-disc space-y-0.5 pl-5">
          {problems.map(({ at, text }) => (
            <li key={`${at}${text}`}>
              <Link href={`#${fieldId(at)}`} className="link">
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  );
}
