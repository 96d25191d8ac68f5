"use client";

import Link from "next/link";
import { editionTitle } from "@/lib/modules/plans/labels";
import { changesHref } from "@/lib/modules/plans/revisions/labels";
import { usePlan } from "../editor-context";

/** Which of the plan's texts this is, with the ways to its changes and to all of them; nothing while there is one. */
export function RevisionLine() {
  const { version, beside, municipality, year } = usePlan();
  if (beside.count < 2) return null;
  return (
    <p className="-mt-3 mb-4 flex flex-wrap gap-x-4 gap-y-1 text-ink-2">
      <span className="font-medium">{editionTitle(version.number)}</span>
      {beside.revises ? (
        <Link
          data-print="hide"
          prefetch={false}
          className="link"
          href={changesHref(municipality.code, year, version.number)}
        >
          Что изменено
        </Link>
      ) : null}
      <Link
        data-print="hide"
        prefetch={false}
        className="link"
        href={`/municipalities/${municipality.code}/plans/${String(year)}/versions`}
      >
        Все редакции: {beside.count}
      </Link>
    </p>
  );
}
