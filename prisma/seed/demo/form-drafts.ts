import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import { makeRandom } from "@/prisma/factories/random";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";

/** A draft of the next version of M1, for the editor and the comparison: a tighter comparison and one question more. */
export async function buildDemoFormDraft(tx: Tx, region: { id: string }): Promise<void> {
  const regionId = region.id;
  await actAs(tx, { regionId });
  const form = await tx.monitoringForm.findUniqueOrThrow({
    where: { regionId_code: { regionId, code: "M1" } },
    select: { id: true },
  });
  const whole = handbookMonitoringForm("M1");
  const [context, ...rest] = whole.sections;
  if (!context) throw new Error("M1 has no sections");
  const questions = context.questions.map((question) =>
    question.code === "m1_students" ? { ...question, compare: { warnPercent: "10" } } : question,
  );
  const shifts = {
    type: "integer" as const,
    code: "m1_shifts",
    title: "Число смен",
    unit: "смен",
    min: "1",
    max: "3",
  };
  const definition = formSchema.parse({
    ...whole,
    sections: [{ ...context, questions: [...questions, shifts] }, ...rest],
  });
  await tx.monitoringFormVersion.create({
    data: {
      id: makeRandom("demo-form-draft").uuid(),
      regionId,
      formId: form.id,
      number: 2,
      note: "Правки по итогам прошлого года.",
      createdByName: "Администратор ИМАЦ",
      definition: JSON.parse(JSON.stringify(definition)) as Prisma.InputJsonObject,
    },
  });
}
