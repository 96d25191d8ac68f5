"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { refusalText } from "@/components/forms/refusal-text";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { IndicatorRow } from "@/lib/modules/results/types";

interface IndicatorSwitchesProps {
  organisation: string;
  indicators: readonly IndicatorRow[];
}

/** Which indicators the region uses: what is out of use is asked for nowhere, and keeps its results. */
export function IndicatorSwitches({ organisation, indicators }: IndicatorSwitchesProps) {
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);

  async function use({ id, active, title }: IndicatorRow): Promise<void> {
    setBusy(id);
    try {
      await client.results.switchIndicator(
        { organisation, id, active: !active },
        { context: { commandKey: crypto.randomUUID() } },
      );
      showToast(active ? `Больше не используется: ${title}` : `Снова используется: ${title}`);
      router.refresh();
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
    }
    setBusy(null);
  }

  return (
    <Section
      title="Показатели региона"
      description="Неиспользуемый показатель не спрашивают при загрузке и не показывают в сводках. Его результаты остаются, а методика, в которой он назван, считает по нему как прежде."
    >
      <Table label="Показатели региона" density="compact">
        <thead>
          <tr>
            <HeadCell>Показатель</HeadCell>
            <HeadCell>Состояние</HeadCell>
            <HeadCell>
              <span className="sr-only">Действие</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => {
            const action = indicator.active ? "Не использовать" : "Использовать";
            return (
              <tr key={indicator.id}>
                <RowHead>{indicator.title}</RowHead>
                <Cell label="Состояние">
                  <Badge tone={indicator.active ? "success" : "neutral"}>
                    {indicator.active ? "используется" : "не используется"}
                  </Badge>
                </Cell>
                <Cell label="Действие">
                  <Button
                    size="small"
                    aria-label={`${action}: ${indicator.title}`}
                    busy={busy === indicator.id}
                    busyLabel="Сохраняем…"
                    onClick={() => void use(indicator)}
                  >
                    {action}
                  </Button>
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Section>
  );
}
