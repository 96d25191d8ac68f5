import { z } from "zod";

const organisation = z.string().min(1).max(40);
const count = (empty: string) =>
  z.number(empty).int("Целое число").min(0, "Не меньше нуля").max(100_000, "Слишком большое число");

const figure = z
  .object({
    indicatorId: z.uuid("Выберите показатель"),
    year: z.number("Укажите год").int().min(2000, "Год от 2000").max(2200, "Год до 2200"),
    participants: count("Сколько участников"),
    belowMin: count("Сколько не преодолели минимальный порог"),
  })
  .refine(({ participants, belowMin }) => belowMin <= participants, {
    path: ["belowMin"],
    message: "Не преодолевших не может быть больше, чем участников",
  });

export const makeAppealSchema = z.object({
  municipality: organisation,
  listId: z.uuid(),
  schoolCode: z.string("Выберите школу").min(1, "Выберите школу").max(40),
  text: z.string().trim().min(1, "Напишите, с чем не согласны и почему").max(4000, "Не более 4000 знаков"),
  figures: z
    .array(figure)
    .max(40)
    .refine(
      (rows) =>
        new Set(rows.map(({ indicatorId, year }) => `${indicatorId}:${String(year)}`)).size === rows.length,
      { message: "Один показатель одного года указан дважды" },
    ),
  fileId: z.uuid().nullable(),
});
export type MakeAppealInput = z.infer<typeof makeAppealSchema>;

export const withdrawAppealSchema = z.object({ municipality: organisation, id: z.uuid() });

export const decideAppealSchema = z.object({
  organisation,
  id: z.uuid(),
  version: z.number().int().min(1).max(1_000_000),
  outcome: z.enum(["accepted", "rejected"], "Выберите решение"),
  decision: z
    .string()
    .trim()
    .min(1, "Напишите, почему: решение увидит муниципалитет")
    .max(4000, "Не более 4000 знаков"),
});
export type DecideAppealInput = z.infer<typeof decideAppealSchema>;
