"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { formatInstant } from "@/lib/core/format/dates";
import type { OwnSession } from "@/lib/modules/account/types";

const OTHERS = "others";

/** Where the person is signed in now, with the way to end what is not theirs. */
export function SessionsSection({ sessions, timeZone }: { sessions: OwnSession[]; timeZone: string }) {
  const router = useRouter();
  const [ending, setEnding] = useState<string | null>(null);

  async function end(which: string) {
    setEnding(which);
    try {
      await (which === OTHERS
        ? client.account.endOtherSessions({})
        : client.account.endSession({ id: which }));
      showToast(which === OTHERS ? "Остальные сеансы завершены" : "Сеанс завершён");
      router.refresh();
    } catch {
      showToast("Завершить не удалось. Проверьте сеть и повторите.", { tone: "error" });
    }
    setEnding(null);
  }

  return (
    <Section
      title="Сеансы"
      description="Где выполнен вход под вашей учётной записью. Незнакомый сеанс завершите и смените пароль."
      actions={
        sessions.some(({ current }) => !current) ? (
          <Button busy={ending === OTHERS} onClick={() => void end(OTHERS)}>
            Завершить все остальные
          </Button>
        ) : null
      }
    >
      <Table label="Список сеансов">
        <thead>
          <tr>
            <HeadCell>Устройство</HeadCell>
            <HeadCell>Вход</HeadCell>
            <HeadCell>Последнее действие</HeadCell>
            <HeadCell>
              <span className="sr-only">Действие</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, device, address, startedAt, lastSeenAt, current }) => (
            <tr key={id}>
              <RowHead>
                {device} {current ? <Badge tone="success">этот сеанс</Badge> : null}
                {address ? <span className="block text-sm font-normal text-muted">{address}</span> : null}
              </RowHead>
              <Cell label="Вход">{formatInstant(startedAt, timeZone)}</Cell>
              <Cell label="Последнее действие">{formatInstant(lastSeenAt, timeZone)}</Cell>
              <Cell>
                {current ? null : (
                  <Button
                    size="small"
                    busy={ending === id}
                    aria-label={`Завершить сеанс: ${device}, вход ${formatInstant(startedAt, timeZone)}`}
                    onClick={() => void end(id)}
                  >
                    Завершить
                  </Button>
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
