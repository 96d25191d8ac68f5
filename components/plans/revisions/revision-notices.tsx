"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/core/format/dates";
import { planStateLabel } from "@/lib/modules/plans/labels";
import { changesSchools } from "@/lib/modules/plans/revisions/lists/rules";
import { changesHref, newListText, orderText, versionHref } from "@/lib/modules/plans/revisions/labels";
import type { PlanVersionLink } from "@/lib/modules/plans/revisions/types";
import { usePlan } from "../editor-context";

/** What the reader of this text should know of the others: which one holds, which one is being written, and why. */
export function RevisionNotices({ onBegin }: { onBegin: () => void }) {
  const { version, beside } = usePlan();
  return (
    <div className="space-y-4 pb-4 empty:hidden print:hidden">
      <LockNotice />
      {beside.inForce && (version.state === "draft" || version.state === "on_approval") ? (
        <DraftNotice inForce={beside.inForce} />
      ) : null}
      <NewListsNotice onBegin={onBegin} />
    </div>
  );
}

/** Why the text is locked, with the way to the text that is not, or that holds. */
function LockNotice() {
  const { can, beside, municipality, year, version, timeZone } = usePlan();
  if (can.edit.allowed) return null;
  const other = version.state === "superseded" || version.state === "dropped" ? beside.inForce : beside.open;
  const dropped =
    version.droppedAt && version.droppedBy
      ? ` Отменил(а) ${version.droppedBy}, ${formatInstant(version.droppedAt, timeZone)}.`
      : "";
  return (
    <Notice
      actions={
        other ? (
          <>
            <LinkButton size="small" href={versionHref(municipality.code, year, other)}>
              {other === beside.inForce
                ? "Открыть действующий план"
                : `Открыть редакцию ${String(other.number)}`}
            </LinkButton>
            {other === beside.open ? (
              <LinkButton size="small" href={changesHref(municipality.code, year, other.number)}>
                Посмотреть изменения
              </LinkButton>
            ) : null}
          </>
        ) : null
      }
    >
      <p>
        {can.edit.reason}
        {dropped}
      </p>
      {other && other === beside.open ? (
        <p>
          Готовится редакция {other.number}: {planStateLabel(other.state, false)}.
        </p>
      ) : null}
    </Notice>
  );
}

/** Beside a draft: the text that holds meanwhile, and why it is being changed. */
function DraftNotice({ inForce }: { inForce: PlanVersionLink }) {
  const { municipality, year, version, beside } = usePlan();
  return (
    <Notice
      heading={`Редакция ${String(version.number)} ещё не действует`}
      actions={
        <>
          {beside.revises ? (
            <LinkButton size="small" href={changesHref(municipality.code, year, version.number)}>
              Посмотреть изменения
            </LinkButton>
          ) : null}
          <LinkButton size="small" href={versionHref(municipality.code, year, inForce)}>
            Открыть действующий план
          </LinkButton>
        </>
      }
    >
      <p>
        Действует редакция {inForce.number}, {orderText(inForce)}. Эта редакция заменит её, когда руководитель
        утвердит её своим приказом.
      </p>
      {version.revisionReason ? (
        <p className="whitespace-pre-line">Почему меняется план: {version.revisionReason}</p>
      ) : null}
    </Notice>
  );
}

/** Lists published since the approval: the plan holds as it is, a revision may answer them. */
function NewListsNotice({ onBegin }: { onBegin: () => void }) {
  const { newLists, can, beside } = usePlan();
  if (newLists.length === 0 || beside.open) return null;
  const matters = newLists.some(changesSchools);
  return (
    <Notice
      tone={matters ? "warning" : "info"}
      heading="После утверждения плана опубликованы новые перечни"
      actions={
        matters && can.revise.allowed ? (
          <Button size="small" onClick={onBegin}>
            Начать редакцию
          </Button>
        ) : null
      }
    >
      <ul className="space-y-0.5">
        {newLists.map((list) => (
          <li key={list.id}>{newListText(list)}</li>
        ))}
      </ul>
      <p>
        {matters
          ? "План действует, как утверждён. Если мероприятия нужно изменить, начните редакцию: школы по перечням подставятся в неё заново."
          : "План действует, как утверждён, менять его не нужно."}
      </p>
    </Notice>
  );
}
