import { describe, expect, it } from "vitest";

import {
  addMeasureSchema,
  approvePlanSchema,
  saveMeasureFieldSchema,
  savePlanTextSchema,
} from "@/lib/modules/plans/schema";

const ID = "0190a1b2-7c3d-7e4f-8a5b-000000000001";
const OTHER = "0190a1b2-7c3d-7e4f-8a5b-000000000000";
/** As the address gives it: text. */
const ROW = { municipality: "91-02", year: "2027", id: ID, since: 3 };

describe("requests of the plan's editor", () => {
  it("read the year from the address and keep what the field demands", () => {
    const schools = { rule: "chosen", schoolIds: [ID, OTHER, ID] };
    const parsed = saveMeasureFieldSchema.parse({ ...ROW, field: "schools", base: schools, value: schools });
    expect(parsed).toMatchObject({ year: 2027, since: 3, value: { rule: "chosen", schoolIds: [OTHER, ID] } });
  });

  it("refuse a value of another field, a text too long and an unknown field", () => {
    const of = (field: string, value: unknown) =>
      saveMeasureFieldSchema.safeParse({ ...ROW, field, base: "", value });
    expect(of("title", 7).success).toBe(false);
    expect(of("title", "я".repeat(10_000)).error?.issues[0]?.message).toMatch(/10\s000/);
    expect(of("position", "V").success).toBe(false);
    const text = {
      municipality: "91-02",
      year: 2027,
      since: 0,
      field: "goal",
      base: "",
      value: "я".repeat(20_001),
    };
    expect(savePlanTextSchema.safeParse(text).success).toBe(false);
  });

  it("take a new measure with some of its values, and with none", () => {
    const add = { ...ROW, trackNumber: 1, afterId: null };
    expect(addMeasureSchema.safeParse({ ...add, values: {} }).success).toBe(true);
    expect(addMeasureSchema.safeParse({ ...add, values: { title: "Собеседования" } }).success).toBe(true);
    expect(addMeasureSchema.safeParse({ ...add, id: "1", values: {} }).success).toBe(false);
  });

  it("ask an order for its number and date", () => {
    const order = { municipality: "91-02", year: 2027, version: 1, orderNumber: " ", orderDate: "завтра" };
    const messages = approvePlanSchema.safeParse(order).error?.issues.map(({ message }) => message);
    expect(messages).toEqual(["Укажите номер приказа", "Укажите дату"]);
  });
});
