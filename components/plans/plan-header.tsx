"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { isReturned } from "@/lib/modules/plans/revisions/rules";
import { usePlan } from "./editor-context";
import { PlanActions } from "./plan-actions";
import { PlanHeading } from "./plan-heading";
import { BeginRevisionDialog } from "./revisions/revision-dialogs";
import { RevisionLine } from "./revisions/revision-line";
import { RevisionNotices } from "./revisions/revision-notices";

/** Name, state and acts of the plan; when it is locked, why and what unlocks it. */
export function PlanHeader() {
  const { year, municipality, version, timeZone } = usePlan();
  const [revising, setRevising] = useState(false);
  const begin = () => setRevising(true);
  const returned = isReturned(version);
  return (
    <>
      <PlanHeading
        year={year}
        authorityName={municipality.authorityName}
        state={version.state}
        returned={returned}
      />
      <RevisionLine />
      {version.orderNumber && version.orderDate ? (
        <p className="-mt-3 mb-4 text-ink-2">
          Утверждён приказом от {formatDate(version.orderDate)} № {version.orderNumber}
          {version.approvedBy ? `, ${version.approvedBy}` : ""}
          {version.approvalBasis ? ` (${version.approvalBasis})` : ""}
        </p>
      ) : null}
      {returned ? (
        <Notice
          tone="warning"
          className="mb-4"
          heading={`План возвращён на доработку${version.returnedBy ? `: ${version.returnedBy}` : ""}${
            version.returnedAt ? `, ${formatInstant(version.returnedAt, timeZone)}` : ""
          }`}
        >
          <p className="whitespace-pre-line">{version.returnReason}</p>
        </Notice>
      ) : null}
      {/* Under the heading: beside it the official name would break into four lines. */}
      <div data-print="hide" className="mb-4 flex flex-wrap gap-2">
        <PlanActions onRevise={begin} />
      </div>
      <RevisionNotices onBegin={begin} />
      {revising ? <BeginRevisionDialog onClose={() => setRevising(false)} /> : null}
    </>
  );
}
