import { formatDate } from "@/lib/core/format/dates";
import { pluralWord } from "@/lib/core/format/words";
import type { OrderDays } from "@/lib/modules/appointments/types";
import type { Allowance, OrderAction } from "@/lib/modules/appointments/orders/types";

/** What the policy needs to know of an order and of who asks. */
export interface OrderFacts extends OrderDays {
  ofAppointments: boolean;
  /** Rows of the draft, and those among them that name nobody. */
  appointmentCount: number;
  emptyCount: number;
  hasScan: boolean;
  mayEdit: boolean;
  mayRegister: boolean;
}

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** May this person do this to the order now? The page shows the answer, the command obeys the same one. */
export function allowOrderAction(action: OrderAction, facts: OrderFacts): Allowance {
  if (action === "edit" || action === "drop" || action === "attach") {
    if (!facts.mayEdit)
      return refuse("Приказы готовит специалист или руководитель той организации, чей это приказ.");
  } else if (!facts.mayRegister) {
    return refuse("Приказ регистрирует специалист или руководитель той организации, чей это приказ.");
  }
  if (facts.state === "dropped") return refuse("Проект приказа отменён и хранится без изменений.");
  switch (action) {
    case "edit":
    case "drop":
      return facts.state === "draft"
        ? ALLOWED
        : refuse(
            "Приказ зарегистрирован и не правится. Изменить его может только новый приказ, который его заменит.",
          );
    case "register":
      return canRegister(facts);
    case "revoke":
      return canRevoke(facts);
    case "attach":
      if (facts.state === "draft") return refuse("Скан прикладывается при регистрации приказа.");
      return facts.hasScan ? refuse("Скан уже приложен: у приказа он один и не заменяется.") : ALLOWED;
  }
}

function canRegister({ state, ofAppointments, appointmentCount, emptyCount }: OrderFacts): Allowance {
  if (state !== "draft") return refuse("Приказ уже зарегистрирован.");
  if (!ofAppointments) return ALLOWED;
  if (appointmentCount === 0) return refuse("В приказе никого не назначают: добавьте хотя бы одну строку.");
  if (emptyCount > 0) {
    const rows = pluralWord(emptyCount, "строке", "строках", "строках");
    return refuse(
      `В ${String(emptyCount)} ${rows} не указано, кого назначает приказ. Заполните их или уберите: до этого приказ не зарегистрировать.`,
    );
  }
  return ALLOWED;
}

function canRevoke({ state, supersededOn, revokedOn }: OrderFacts): Allowance {
  if (state === "draft")
    return refuse("Проект ещё не зарегистрирован: его можно отменить, а не признать утратившим силу.");
  if (revokedOn !== null) return refuse(`Приказ уже признан утратившим силу с ${formatDate(revokedOn)}.`);
  if (supersededOn !== null)
    return refuse(`Приказ заменён другим с ${formatDate(supersededOn)}: отдельно его не отменяют.`);
  return ALLOWED;
}
