import { z } from "zod";

const LONGEST_PASSWORD = 200;

const newPassword = z
  .string("Придумайте пароль")
  .min(10, "Придумайте пароль не короче 10 знаков: например, несколько слов подряд.")
  .max(LONGEST_PASSWORD, `Пароль длиннее ${String(LONGEST_PASSWORD)} знаков: сократите его.`);

function sameTwice(typed: { password: string; repeat: string }): boolean {
  return typed.password === typed.repeat;
}

const DIFFERENT = { error: "Пароли не совпадают: наберите новый пароль ещё раз.", path: ["repeat"] };

export const changePasswordSchema = z
  .object({
    current: z.string("Укажите действующий пароль").min(1, "Укажите действующий пароль").max(1000),
    password: newPassword,
    repeat: z.string("Повторите новый пароль"),
  })
  .refine(sameTwice, DIFFERENT);
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const acceptLinkSchema = z
  .object({
    kind: z.enum(["invitation", "reset"]),
    token: z.string().min(1).max(100),
    password: newPassword,
    repeat: z.string("Повторите пароль"),
  })
  .refine(sameTwice, DIFFERENT);
export type AcceptLinkInput = z.infer<typeof acceptLinkSchema>;

export const endSessionSchema = z.object({ id: z.uuid() });
export const endOtherSessionsSchema = z.object({});
