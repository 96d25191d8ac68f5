import type { OrderTextField } from "@/lib/modules/appointments/orders/drafts/types";

/** Fields of the document as the official sees them, in the order of the paper. */
export const orderTextLabels: Record<OrderTextField, string> = {
  authorityName: "Наименование органа",
  place: "Место издания",
  preamble: "Преамбула (до слова «ПРИКАЗЫВАЮ»)",
  specialistAccusative: "Специалист в винительном падеже, с должностью (п. 1: «назначить … кого»)",
  methodologistAccusative: "Методист в винительном падеже, с должностью (п. 2: «назначить … кого»)",
  specialistDative: "Специалист в дательном падеже (п. 5: «кому»)",
  methodologistDative: "Методист в дательном падеже (п. 8: «кому»)",
  compareUntil: "Срок сопоставления перечней (п. 5.1)",
  monitoringWindows: "Сроки мониторингов (п. 5.2)",
  transitionSchools: "Школы, которые разрабатывают планы перехода (п. 6)",
  transitionUntil: "Срок утверждения планов перехода (п. 6)",
  antiriskUntil: "Срок утверждения программ антирисковых мер (п. 7)",
  publishUntil: "Срок размещения на сайте (п. 9)",
  control: "Контроль (п. 10)",
  signerPost: "Должность подписывающего",
  signerName: "Инициалы и фамилия подписывающего",
};
