import { FormActions } from "@/components/monitorings/form-actions";
import { FormTrial } from "@/components/monitorings/form-trial";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formProblems } from "@/lib/modules/monitorings/lint/rules";
import { STATUS_LABELS } from "@/lib/modules/monitorings/labels";
import type { FormVersionDetails } from "@/lib/modules/monitorings/versions/types";

/** A version of a form as the one who answers sees it; what is typed is kept nowhere. */
export function FormPage({ form, organisation }: { form: FormVersionDetails; organisation: string }) {
  const { code, number, title, status, note, definition, library } = form;
  const problems = formProblems(definition);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Мониторинги", href: "/region/monitorings" },
              { label: `${code}, версия ${String(number)}` },
            ]}
          />
        }
        title={title}
        state={<Badge tone={status === "published" ? "success" : "warning"}>{STATUS_LABELS[status]}</Badge>}
        subtitle={note}
        actions={<FormActions {...{ form, organisation }} />}
      />
      <Notice className="mb-5">
        Это просмотр: отвечайте как угодно, ответы не сохраняются. Условия, расчёты и проверки работают так
        же, как при заполнении.
      </Notice>
      {problems.length > 0 ? (
        <Notice tone="warning" heading="В форме есть неточности" className="mb-5">
          <ul className="list-disc space-y-1 pl-5">
            {problems.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <FormTrial key={`${code}/${String(number)}`} form={definition} library={library} />
    </>
  );
}
