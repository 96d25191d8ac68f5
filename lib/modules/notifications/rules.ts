import { formatDate } from "@/lib/core/format/dates";
import type { Letter, LetterFacts } from "@/lib/modules/notifications/types";

/** The letter in the words of an official: what happened, until when, where to go. */
export function composeLetter(facts: LetterFacts): Omit<Letter, "turn"> {
  const { recipient, organisation, link } = facts;
  const { subject, body } = wording(facts);
  return {
    subject: `${subject}: ${organisation}`,
    text: [
      `${recipient}, здравствуйте!`,
      ...body,
      `Форма на портале: ${link}`,
      "Письмо составлено порталом «Траектория», отвечать на него не нужно.",
    ].join("\n\n"),
  };
}

function wording({ occasion, campaign, organisation, until, reason, sends }: LetterFacts): {
  subject: string;
  body: string[];
} {
  const term = `Срок — до 23:59:59 ${formatDate(until)}.`;
  const sender = sends ? "" : " Отправляет форму руководитель организации.";
  switch (occasion) {
    case "opened":
      return {
        subject: `Открыт мониторинг, ответить до ${formatDate(until)}`,
        body: [`Открыт мониторинг «${campaign}». Отвечает ${organisation}.`, `${term}${sender}`],
      };
    case "days:3":
    case "days:1":
      return {
        subject: `Мониторинг: ${occasion === "days:1" ? "остался 1 день" : "осталось 3 дня"}, до ${formatDate(until)}`,
        body: [
          `Форма мониторинга «${campaign}» ещё не отправлена. Отвечает ${organisation}.`,
          `${term}${sender} Если в срок не успеть, попросите дополнительное время на странице формы и укажите причину.`,
        ],
      };
    case "returned":
      return {
        subject: `Форма возвращена на доработку, исправить до ${formatDate(until)}`,
        body: [
          `Форма мониторинга «${campaign}» возвращена на доработку. Отвечает ${organisation}.`,
          ...because(reason),
          `${term} Открыты вопросы с замечаниями; на каждое замечание нужен ответ.${sender}`,
        ],
      };
    case "extended":
      return {
        subject: `Дополнительное время дано до ${formatDate(until)}`,
        body: [
          `Для формы мониторинга «${campaign}» дано дополнительное время. Отвечает ${organisation}.`,
          `${term}${sender}`,
        ],
      };
    case "extension-refused":
      return {
        subject: "В дополнительном времени отказано",
        body: [
          `В дополнительном времени для формы мониторинга «${campaign}» отказано. Отвечает ${organisation}.`,
          ...because(reason),
          term,
        ],
      };
  }
}

function because(reason: string): string[] {
  return reason === "" ? [] : [`Причина: ${reason}`];
}
