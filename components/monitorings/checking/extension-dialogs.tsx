"use client";

import type { z } from "zod";

import { DateField } from "@/components/forms/date-field";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { formatDate } from "@/lib/core/format/dates";
import type { SubmissionReview } from "@/lib/modules/monitorings/checking/review/types";
import { grantExtensionSchema, refuseExtensionSchema } from "@/lib/modules/monitorings/extensions/schema";
import type { ExtensionRow } from "@/lib/modules/monitorings/extensions/types";

interface DecisionProps<Request> {
  review: SubmissionReview;
  request: Request;
  onClose: () => void;
  onDone: () => void;
}

const grantFields = grantExtensionSchema.pick({ untilOn: true, reason: true });
type GrantFields = z.infer<typeof grantFields>;

/** «Дать время»: until the end of a day, then it locks again by itself. */
export function GrantDialog({ review, request, onClose, onDone }: DecisionProps<ExtensionRow | null>) {
  const { organisation, id, time, viewerId } = review;
  const { latestOn, level } = time;
  const wanted = request?.wantedUntilOn ?? "";
  const { field, ...command } = useCommandForm<GrantFields, GrantFields, unknown>({
    schema: grantFields,
    defaults: { untilOn: latestOn !== null && wanted > latestOn ? latestOn : wanted, reason: "" },
    submit: (fields, commandKey) =>
      client.monitorings.extensions.grant(
        {
          organisation: organisation.code,
          id,
          level: level ?? "municipality",
          request: request && { id: request.id, version: request.version },
          ...fields,
        },
        { context: { commandKey, actingUser: viewerId } },
      ),
    onDone,
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="Дать дополнительное время"
      description={
        latestOn === null
          ? "После этого дня форма снова закроется сама."
          : `МОУО даёт время до ${formatDate(latestOn)}, конца своего этапа; дальше — ИМАЦ. После этого дня форма снова закроется сама.`
      }
      label="Дать время"
    >
      <DateField
        label="До какого дня"
        hint="Включительно"
        min={review.today}
        max={latestOn ?? undefined}
        {...field("untilOn")}
      />
      <TextAreaField label="Почему" rows={3} {...field("reason")} />
    </FormDialog>
  );
}

const refuseFields = refuseExtensionSchema.pick({ reason: true });
type RefuseFields = z.infer<typeof refuseFields>;

/** «Отказать» with the reason the organisation reads. */
export function RefuseDialog({ review, request, onClose, onDone }: DecisionProps<ExtensionRow>) {
  const { organisation, id, time, viewerId } = review;
  const { field, ...command } = useCommandForm<RefuseFields, RefuseFields, unknown>({
    schema: refuseFields,
    defaults: { reason: "" },
    submit: ({ reason }, commandKey) =>
      client.monitorings.extensions.refuse(
        {
          organisation: organisation.code,
          id,
          level: time.level ?? "municipality",
          request: { id: request.id, version: request.version },
          reason,
        },
        { context: { commandKey, actingUser: viewerId } },
      ),
    onDone,
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="Отказать в дополнительном времени"
      description={`Организация просит время до ${formatDate(request.wantedUntilOn)}: ${request.reason}`}
      label="Отказать"
    >
      <TextAreaField label="Почему отказано" rows={3} {...field("reason")} />
    </FormDialog>
  );
}
