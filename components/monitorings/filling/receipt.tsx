import { KeyValues } from "@/components/ui/key-values";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import { TIMELINESS_LABELS } from "@/lib/modules/monitorings/submissions/labels";
import type { SentForm } from "@/lib/modules/monitorings/filling/pages/types";

/** What an organisation keeps of a sending: number, instant, by whom, checksum. */
export function Receipt({ sent, timeZone }: { sent: SentForm; timeZone: string }) {
  return (
    <Section title={`Квитанция ${sent.receipt}`}>
      <KeyValues
        items={[
          { label: "Отправлено", value: formatInstant(sent.sentAt, timeZone) },
          { label: "Отправил(а)", value: sent.sentBy },
          { label: "Срок", value: TIMELINESS_LABELS[sent.timeliness] },
          { label: "Предупреждений с пояснением", value: String(sent.warnings) },
          {
            label: "Контрольная сумма (SHA-256)",
            value: <span className="font-mono text-sm break-all">{sent.checksum}</span>,
          },
        ]}
      />
    </Section>
  );
}
