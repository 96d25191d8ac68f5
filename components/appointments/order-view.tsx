import { DraftEditor } from "@/components/appointments/draft-editor";
import { OrderPage } from "@/components/appointments/order-page";
import type { DraftPage } from "@/lib/modules/appointments/orders/drafts/types";
import type { OrderDetails } from "@/lib/modules/appointments/orders/types";

interface OrderViewProps {
  order: OrderDetails;
  page: DraftPage | null;
  viewer: { id: string; email: string };
  /** The row a gap leads to. */
  row: string | string[] | undefined;
}

/** An order: while it is a draft its editor, for those who may write it. */
export function OrderView({ order, page, viewer, row }: OrderViewProps) {
  if (page === null || !order.can.edit.allowed) return <OrderPage order={order} />;
  return (
    <DraftEditor
      key={order.id}
      {...{ order, page, viewer }}
      focusRow={typeof row === "string" ? row : null}
    />
  );
}
