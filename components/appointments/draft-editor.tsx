"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";

import { SignInDialog } from "@/components/account/sign-in-dialog";
import { createOrderEditor } from "@/components/appointments/create-order-editor";
import { DraftField } from "@/components/appointments/draft-field";
import { DraftRows } from "@/components/appointments/draft-rows";
import { OrderEditorProvider, useOrderFrame, useOrderState } from "@/components/appointments/editor-context";
import { OrderPaper } from "@/components/appointments/order-paper";
import { DropOrderButton, RegisterOrderButton } from "@/components/appointments/order-actions";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { client } from "@/lib/core/api/client";
import { liveWindows } from "@/lib/core/drafts/draft-windows";
import { explainFailure } from "@/lib/core/drafts/explain-failure";
import { lateDraftStorage, thisWindow } from "@/lib/core/drafts/late-storage";
import { formatMoment } from "@/lib/core/format/dates";
import { orderTextLabels } from "@/lib/modules/appointments/orders/drafts/labels";
import { draftGaps, draftOrderTexts, orderTextsOf } from "@/lib/modules/appointments/orders/drafts/rules";
import { ORDER_TEXT_FIELDS, type DraftPage } from "@/lib/modules/appointments/orders/drafts/types";
import { toOrderPrint } from "@/lib/modules/appointments/orders/print/rules";
import type { OrderDetails } from "@/lib/modules/appointments/orders/types";

interface DraftEditorProps {
  order: OrderDetails;
  page: DraftPage;
  viewer: { id: string; email: string };
  /** The row a gap leads to. */
  focusRow: string | null;
}

const LONG: ReadonlySet<string> = new Set(["preamble", "monitoringWindows", "transitionSchools", "control"]);

/** An order of appointments being written: people, texts and how it will stand on paper, saved as they are typed. */
export function DraftEditor({ order, page, viewer, focusRow }: DraftEditorProps) {
  const [editor] = useState(() =>
    createOrderEditor(page.draft, {
      send: (edit) =>
        client.orders.saveField(
          { organisation: order.owner.code, id: order.id, ...edit },
          { context: { actingUser: viewer.id } },
        ),
      storage: lateDraftStorage(),
      owner: { userId: viewer.id, record: `order:${order.id}` },
      window: typeof window === "undefined" ? "" : thisWindow(),
      liveWindows,
      explain: explainFailure,
    }),
  );
  useEffect(() => {
    void editor.open();
    window.addEventListener("online", editor.flush);
    return () => {
      window.removeEventListener("online", editor.flush);
      editor.close();
    };
  }, [editor]);
  return (
    <OrderEditorProvider value={{ order, page, editor }}>
      <Header />
      <Unsent />
      <div className="space-y-5">
        <Gaps />
        <DraftRows focusRow={focusRow} />
        <Texts />
        <Preview />
      </div>
      <SignInAgain email={viewer.email} />
    </OrderEditorProvider>
  );
}

function Header() {
  const { order } = useOrderFrame();
  const title = useOrderState(({ draft }) => draft.title);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Приказы", href: order.owner.path }, { label: "Проект" }]} />
        }
        title="Проект приказа"
        subtitle={title}
        state={<Badge tone="warning">проект</Badge>}
        actions={
          <>
            <RegisterOrderButton />
            <LinkButton href={`/api/exports/orders/${order.owner.code}/${order.id}`} plain>
              <Download aria-hidden="true" className="size-4.5" />
              Word
            </LinkButton>
            <DropOrderButton />
          </>
        }
      />
      <SavedLine />
    </>
  );
}

/** «Сохранено в 14:03»: the state of the line to the portal, read out when it changes. */
function SavedLine() {
  const { order } = useOrderFrame();
  const line = useOrderState((state) => state.line.kind);
  const savedAt = useOrderState(({ draft }) => draft.savedAt);
  const waits = useOrderState((state) => Object.keys(state.problems).length > 0);
  const saved =
    savedAt === ""
      ? "Всё сохраняется само"
      : `Сохранено ${formatMoment(savedAt, order.timeZone, order.today)}`;
  const words = {
    saved: waits ? "Есть несохранённые поля" : saved,
    saving: "Сохраняется…",
    offline: "Нет связи. Продолжайте: набранное сохранено на этом компьютере и уйдёт, когда связь появится",
    "sign-in": "Войдите ещё раз, текст сохранён",
    locked: "Проект закрыт для правки, набранное осталось здесь",
  }[line];
  return (
    <p role="status" data-print="hide" className="-mt-3 mb-4 text-sm text-ink-2">
      {words}
    </p>
  );
}

/** What an order that is no draft any more does not take: the texts, to be copied before they are let go. */
function Unsent() {
  const { editor } = useOrderFrame();
  const unsent = useOrderState((state) => state.unsent);
  if (unsent.length === 0) return null;
  return (
    <Notice
      tone="danger"
      live
      className="mb-5"
      heading="Эти правки не сохранены: приказ уже зарегистрирован или отменён"
      actions={
        <Button size="small" onClick={editor.dropUnsent}>
          Тексты больше не нужны
        </Button>
      }
    >
      <ul className="list-disc pl-5">
        {unsent.map(({ id, edit }) => (
          <li key={id}>{edit.value || "пусто"}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Gaps() {
  const { page } = useOrderFrame();
  const draft = useOrderState((state) => state.draft);
  const gaps = draftGaps(draft, {
    listed: page.listed,
    ofRegion: page.facts.ofRegion,
    year: page.facts.year,
  });
  if (gaps.length === 0)
    return (
      <Notice tone="success">Пробелов нет: назначены все, и у каждой школы перечней есть наставник.</Notice>
    );
  return (
    <Notice tone="warning" heading="Чего не хватает в приказе">
      <ul className="list-disc pl-5">
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Texts() {
  const { page, editor } = useOrderFrame();
  const rows = useOrderState(({ draft }) => draft.rows);
  const annexPlan = useOrderState(({ draft }) => draft.annexPlan);
  const drafted = draftOrderTexts(rows, page.facts);
  return (
    <Section
      title="Текст приказа"
      description="Портал предлагает текст по образцу (проект, требует утверждения ИМАЦ). Проверьте падежи и сроки: они правятся здесь."
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <DraftField field="title" label="Заголовок" kind="area" rows={2} />
        </div>
        <DraftField field="startsOn" label="Действует с" kind="date" />
        <DraftField field="endsOn" label="Последний день" kind="date" hint="Пусто — без срока" />
        {ORDER_TEXT_FIELDS.map((field) => (
          <div key={field} className={LONG.has(field) ? "sm:col-span-2" : ""}>
            <DraftField
              field={field}
              label={orderTextLabels[field]}
              kind={LONG.has(field) ? "area" : "text"}
              drafted={drafted[field]}
            />
          </div>
        ))}
        {page.facts.ofRegion ? null : (
          <Checkbox
            className="sm:col-span-2"
            label={`Утвердить этим приказом план на ${String(page.facts.year)} год (приложение 2)`}
            checked={annexPlan === "yes"}
            onChange={(event) => {
              editor.set("annexPlan", event.target.checked ? "yes" : "", "once");
            }}
          />
        )}
      </div>
    </Section>
  );
}

function Preview() {
  const { page } = useOrderFrame();
  const draft = useOrderState((state) => state.draft);
  const { facts } = page;
  const texts = orderTextsOf(draft, facts);
  const { year, ofRegion } = facts;
  return <OrderPaper print={toOrderPrint({ ...draft, number: null, date: null, texts, year, ofRegion })} />;
}

function SignInAgain({ email }: { email: string }) {
  const { editor } = useOrderFrame();
  const open = useOrderState((state) => state.line.kind === "sign-in");
  return <SignInDialog open={open} email={email} onSignedIn={editor.resume} />;
}
