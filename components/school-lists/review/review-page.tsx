import { AppealCard } from "@/components/school-lists/review/appeal-card";
import { AppealButton } from "@/components/school-lists/review/appeal-button";
import { WithdrawButton } from "@/components/school-lists/review/withdraw-button";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import type { AuthorityReview, AuthorityReviews } from "@/lib/modules/school-lists/appeals/types";
import { listTitle } from "@/lib/modules/school-lists/labels";
import { ListTabs } from "./list-tabs";

/** Lists open for appeals: the authority's own schools on them, what it says and what was decided. */
export function ReviewPage({ page }: { page: AuthorityReviews }) {
  const { code, name, reviews } = page;
  return (
    <>
      <PageHeader
        title="Перечни на согласовании"
        subtitle={`${name}. До публикации проверьте показатели своих школ. Школы других муниципалитетов здесь не показываются.`}
      />
      <ListTabs code={code} current="review" />
      {reviews.length === 0 ? (
        <EmptyState title="Сейчас перечней на согласовании нет">
          Когда ИМАЦ откроет перечень для возражений, он появится здесь, а на главной странице — срок.
        </EmptyState>
      ) : (
        <div className="space-y-5">
          {reviews.map((review) => (
            <Review key={review.id} review={review} page={page} />
          ))}
        </div>
      )}
    </>
  );
}

function Review({ review, page }: { review: AuthorityReview; page: AuthorityReviews }) {
  const { entries, appeals, others, refusal, methodology, appealsUntil, published } = review;
  const { code, indicators, timeZone } = page;
  const may = page.mayAppeal && refusal === null;
  const common = { municipality: code, listId: review.id, indicators, year: review.listYear };
  return (
    <Section
      title={capital(listTitle(review))}
      description={[
        methodology,
        published ? "опубликован" : `возражения до ${appealsUntil ? formatDate(appealsUntil) : ""}, 23:59:59`,
      ]
        .filter(Boolean)
        .join("; ")}
      actions={
        may && others.length > 0 ? (
          <AppealButton {...common} schools={others} label="Предложить включить школу" />
        ) : null
      }
    >
      {refusal && !published ? <Notice tone="warning">{refusal}</Notice> : null}
      {entries.length === 0 ? (
        <p className="text-ink-2">Школ муниципалитета в перечне нет.</p>
      ) : (
        <Table label={`${listTitle(review)}: школы муниципалитета`} density="compact">
          <thead>
            <tr>
              <HeadCell>Школа</HeadCell>
              <HeadCell>Почему в перечне</HeadCell>
              <HeadCell>Письмо</HeadCell>
              <HeadCell>Возражение</HeadCell>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ schoolCode, schoolName, grounds, letter, appealed }) => (
              <tr key={schoolCode}>
                <RowHead>{schoolName}</RowHead>
                <Cell label="Почему в перечне">{grounds || "основание не указано"}</Cell>
                <Cell label="Письмо">{letter ?? "—"}</Cell>
                <Cell label="Возражение">
                  {appealed ? (
                    <Badge tone="warning">ждёт решения</Badge>
                  ) : may ? (
                    <AppealButton
                      {...common}
                      schools={[{ code: schoolCode, name: schoolName }]}
                      label="Возразить"
                    />
                  ) : (
                    "—"
                  )}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {appeals.length > 0 ? (
        <div className="mt-4">
          <h3 className="text-base font-semibold">Возражения муниципалитета</h3>
          <div className="divide-y divide-line">
            {appeals.map((appeal) => (
              <AppealCard
                key={appeal.id}
                appeal={appeal}
                timeZone={timeZone}
                actions={
                  page.mayAppeal && appeal.state === "open" ? (
                    <WithdrawButton municipality={code} id={appeal.id} school={appeal.school.name} />
                  ) : null
                }
              />
            ))}
          </div>
        </div>
      ) : null}
    </Section>
  );
}
