import { describe, expect, it } from "vitest";

import { newListText } from "@/lib/modules/plans/revisions/labels";
import { changesSchools, newListsFor, type PublishedList } from "@/lib/modules/plans/revisions/lists/rules";

const list = (values: Partial<PublishedList>): PublishedList => ({
  id: "1",
  kind: "federal",
  listYear: 2026,
  number: 1,
  publishedOn: "2026-11-09",
  schoolIds: ["а", "б"],
  ...values,
});

describe("newListsFor", () => {
  it("is empty while the plan rests on the newest versions", () => {
    expect(newListsFor(2027, [list({})], [list({})])).toEqual([]);
  });

  it("counts who entered and left with a correction, by its newest version", () => {
    const published = [
      list({}),
      list({ id: "2", number: 2, schoolIds: ["а"] }),
      list({ id: "3", number: 3, publishedOn: "2027-05-12", schoolIds: ["б", "в", "г"] }),
    ];
    const [found, ...rest] = newListsFor(2027, [list({})], published);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ id: "3", number: 3, entered: 2, left: 1 });
    expect(found && newListText(found)).toBe(
      "Федеральный перечень 2026 года, версия 3 от 12.05.2027: вошли 2\u00a0школы, вышла 1\u00a0школа муниципалитета.".replaceAll(
        "\u00a0",
        " ",
      ),
    );
  });

  it("takes a kind there was no list of, and no list of another year", () => {
    const published = [list({}), list({ id: "4", kind: "control_zone" }), list({ id: "5", listYear: 2027 })];
    expect(newListsFor(2027, [list({})], published)).toMatchObject([{ id: "4", entered: 2, left: 0 }]);
  });

  it("says when the schools of the authority are the same", () => {
    const [found] = newListsFor(2027, [list({})], [list({ id: "2", number: 2 })]);
    expect(found && changesSchools(found)).toBe(false);
    expect(found && newListText(found)).toContain("школы муниципалитета в нём те же");
  });
});
