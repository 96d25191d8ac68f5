import { z } from "zod";

import { cleanFileName, fileProblem } from "@/lib/modules/files/rules";

/** A file announced by a browser, which makes the id; the same id again goes on with the same file. */
export const beginUploadSchema = z
  .object({
    organisation: z.string().min(1).max(40),
    id: z.uuid(),
    name: z.string().min(1, "Выберите файл").max(1_000).transform(cleanFileName),
    size: z.number().int().min(0),
    purpose: z.enum(["attachment", "table"]).default("attachment"),
  })
  .superRefine((file, ctx) => {
    const message = fileProblem(file, file.purpose);
    if (message) ctx.addIssue({ code: "custom", path: ["name"], message });
  });
export type BeginUploadInput = z.infer<typeof beginUploadSchema>;

/** A part of a file: bytes that begin at `offset`. Anything an address may hold is looked at, so nothing is coerced. */
export const filePartSchema = z.object({
  id: z.uuid(),
  offset: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
export type FilePart = z.infer<typeof filePartSchema>;
