import { command, save } from "@/lib/core/api/base";
import { openDraft, saveOrderField } from "@/lib/modules/appointments/orders/drafts/mutations";
import { addRow, choosePerson, removeRow } from "@/lib/modules/appointments/orders/drafts/rows/mutations";
import {
  addRowSchema,
  chooseSchema,
  openDraftSchema,
  removeRowSchema,
  saveOrderFieldSchema,
} from "@/lib/modules/appointments/orders/drafts/schema";
import { revokeOrder } from "@/lib/modules/appointments/orders/ending/mutations";
import {
  attachScan,
  dropOrder,
  enterOrder,
  registerOrder,
} from "@/lib/modules/appointments/orders/mutations";
import {
  attachScanSchema,
  dropOrderSchema,
  enterOrderSchema,
  registerOrderSchema,
  revokeOrderSchema,
} from "@/lib/modules/appointments/orders/schema";

const ORDERS = "/organisations/{organisation}/orders";

export const orderProcedures = {
  open: command({ path: `${ORDERS}/open` })
    .input(openDraftSchema)
    .handler(async ({ input, context }) =>
      openDraft(await context.contextFor({ organisation: input.organisation }), input),
    ),

  saveField: save({ method: "PATCH", path: `${ORDERS}/{id}/field` })
    .input(saveOrderFieldSchema)
    .handler(async ({ input, context }) =>
      saveOrderField(await context.contextFor({ organisation: input.organisation }), input),
    ),

  addRow: command({ path: `${ORDERS}/{id}/rows` })
    .input(addRowSchema)
    .handler(async ({ input, context }) =>
      addRow(await context.contextFor({ organisation: input.organisation }), input),
    ),

  choose: save({ path: `${ORDERS}/{id}/rows/{rowId}/person` })
    .input(chooseSchema)
    .handler(async ({ input, context }) =>
      choosePerson(await context.contextFor({ organisation: input.organisation }), input),
    ),

  removeRow: save({ path: `${ORDERS}/{id}/rows/{rowId}/remove` })
    .input(removeRowSchema)
    .handler(async ({ input, context }) =>
      removeRow(await context.contextFor({ organisation: input.organisation }), input),
    ),

  drop: command({ path: `${ORDERS}/{id}/drop` })
    .input(dropOrderSchema)
    .handler(async ({ input, context }) =>
      dropOrder(await context.contextFor({ organisation: input.organisation }), input),
    ),

  register: command({ path: `${ORDERS}/{id}/register` })
    .input(registerOrderSchema)
    .handler(async ({ input, context }) =>
      registerOrder(await context.contextFor({ organisation: input.organisation }), input),
    ),

  enter: command({ path: `${ORDERS}/enter` })
    .input(enterOrderSchema)
    .handler(async ({ input, context }) =>
      enterOrder(await context.contextFor({ organisation: input.organisation }), input),
    ),

  revoke: command({ path: `${ORDERS}/{id}/revoke` })
    .input(revokeOrderSchema)
    .handler(async ({ input, context }) =>
      revokeOrder(await context.contextFor({ organisation: input.organisation }), input),
    ),

  attachScan: command({ path: `${ORDERS}/{id}/scan` })
    .input(attachScanSchema)
    .handler(async ({ input, context }) =>
      attachScan(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
