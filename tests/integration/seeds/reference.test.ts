import { createHash } from "node:crypto";

import { afterAll, describe, expect, it } from "vitest";

import { actAs, openOwnerDatabase } from "@/lib/core/db/owner";
import { isoDay } from "@/lib/core/format/zone";
import { buildRegion } from "@/prisma/factories/organisations";
import { makeRandom } from "@/prisma/factories/random";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";
import { HOME_REGION, listRegions, loadReference } from "@/prisma/seed/reference";

const owner = openOwnerDatabase();
afterAll(() => owner.$disconnect());

/** Everything the reference seed loads for a region, in a fixed order. */
async function contents(code: string) {
  return owner.$transaction(async (tx) => {
    const region = (await listRegions(tx)).find((candidate) => candidate.code === code);
    if (!region) throw new Error(`No region ${code}`);
    await actAs(tx, { regionId: region.id });
    const byId = { orderBy: { id: "asc" } } as const;
    return {
      organisations: await tx.organisation.findMany(byId),
      attributes: await tx.organisationAttributes.findMany(byId),
      tracks: await tx.track.findMany({ ...byId, include: { lines: byId } }),
      catalogues: await tx.measureCatalogue.findMany({ ...byId, include: { entries: byId } }),
      library: await tx.libraryItem.findMany(byId),
      letters: await tx.letter.findMany(byId),
      forms: await tx.monitoringForm.findMany({ ...byId, include: { versions: byId } }),
    };
  });
}

describe("reference data", () => {
  it("makes the home region on an empty installation and changes nothing when it runs again", async () => {
    await loadReference(owner, "first");
    const loaded = await contents(HOME_REGION.code);
    await loadReference(owner, "first");
    expect(await contents(HOME_REGION.code)).toEqual(loaded);

    const municipalities = loaded.organisations.filter(({ kind }) => kind === "municipality");
    expect(municipalities).toHaveLength(25);
    expect(loaded.attributes).toHaveLength(26);
    expect(loaded.organisations.filter(({ kind }) => kind === "school")).toEqual([]);
    const installation = await owner.installation.findUniqueOrThrow({ where: { id: 1 } });
    expect(installation).toMatchObject({ referenceHash: "first", demo: false });
  });

  it("keeps the codes of 2019 and says which of them to check", async () => {
    const { attributes } = await contents(HOME_REGION.code);
    const doubtful = attributes.filter(({ note }) => note?.includes("Требует проверки"));
    expect(doubtful.map(({ oktmo }) => oktmo).sort()).toEqual([
      "35703000",
      "35706000",
      "35723000",
      "35726000",
      "35729000",
    ]);
  });

  it("loads the catalogue whole, as a draft of the region's own, with the lines of track 3", async () => {
    const { catalogues } = await contents(HOME_REGION.code);
    const [catalogue] = catalogues;
    expect(catalogue).toMatchObject({
      number: 1,
      state: "published",
      label: "проект, требует утверждения ИМАЦ",
    });
    const entries = catalogue?.entries ?? [];
    expect(entries).toHaveLength(35);
    const answers = entries.filter(({ trackLines }) => trackLines.length > 0);
    expect(Object.fromEntries(answers.map(({ code, trackLines }) => [code, trackLines.join()]))).toEqual({
      "3.1": "1",
      "3.2": "2",
      "3.3": "2",
      "3.4": "4",
      "3.5": "4",
      "3.6": "4",
      "3.7": "3",
      "3.8": "5",
      "3.9": "6",
    });
  });

  it("loads the five forms of monitoring whole, as drafts", async () => {
    const { forms } = await contents(HOME_REGION.code);
    expect(forms.map(({ code, versions }) => [code, versions.map(({ status }) => status)]).sort()).toEqual(
      ["M1", "M2", "M3", "M4", "M5"].map((code) => [code, ["draft"]]),
    );
    for (const { code, versions } of forms) {
      expect(versions[0]?.definition).toEqual(JSON.parse(JSON.stringify(handbookMonitoringForm(code))));
    }
  });

  it("loads tracks of the years around the plan year, track 3 with its six lines", async () => {
    const { tracks } = await contents(HOME_REGION.code);
    const years = new Set(tracks.map(({ year }) => year));
    expect(years.size).toBe(6);
    expect(tracks).toHaveLength(24);
    expect(tracks.filter(({ lines }) => lines.length === 6).map(({ number }) => number)).toEqual([
      3, 3, 3, 3, 3, 3,
    ]);
  });

  it("keeps the library verbatim: requisites absent, numbers repeated, author other than issuer", async () => {
    const { library } = await contents(HOME_REGION.code);
    expect(library).toHaveLength(17);
    expect(library.filter(({ number, date }) => number === null && date === null)).toHaveLength(2);
    expect(library.filter(({ number }) => number === "01-13/81")).toHaveLength(2);
    const other = library.find(({ author, issuer }) => author !== issuer);
    expect(other).toMatchObject({ number: "3340/01-14", author: "ГКУ РК «ИМАЦ»" });
    // The sum of the documents as the letter names them: no sign of a title or a requisite is ever corrected.
    const lines = library
      .sort((left, right) => (left.slug < right.slug ? -1 : 1))
      .map(({ slug, title, kind, issuer, author, requisitesOf, number, date, tracks, url }) =>
        [slug, title, kind, issuer, author, requisitesOf, number, date && isoDay(date), tracks.join(","), url]
          .map((value) => value ?? "")
          .join("|"),
      );
    expect(createHash("sha256").update(lines.join("\n")).digest("hex")).toBe(
      "cd56d55e19b3d181a238977b8067b17d163c7ef7426bf9e1a991362413d89ad4",
    );
  });

  it("puts the newest documents of the library first, those without a date last", async () => {
    const { library } = await contents(HOME_REGION.code);
    const dates = library
      .sort((left, right) => right.place - left.place)
      .map(({ date }) => date && isoDay(date));
    expect(dates[0]).toBe("2024-01-29");
    expect(dates.slice(-2)).toEqual([null, null]);
    expect(dates.slice(0, -2)).toEqual(dates.slice(0, -2).sort().reverse());
  });

  it("registers the letters the letter names: a number twice, a date each, another issuer, several tracks", async () => {
    const { letters, library } = await contents(HOME_REGION.code);
    const dated = letters
      .map(({ number, date }) => `${date.toISOString().slice(0, 10)} ${number}`)
      .sort((left, right) => left.localeCompare(right));
    expect(dated.filter((letter) => letter.endsWith(" 01-13/81"))).toEqual([
      "2019-05-31 01-13/81",
      "2022-05-17 01-13/81",
    ]);
    // By date; the letter quotes them as 16.10, 09.11, 02.11.
    expect(dated.filter((letter) => /^2023-1[01]/.test(letter))).toEqual([
      "2023-10-16 01-13/206",
      "2023-11-02 01-13/218",
      "2023-11-09 01-13/223",
    ]);
    expect(letters.find(({ number }) => number === "3340/01-14")?.issuer).toBe(
      "Министерство образования, науки и молодежи Республики Крым",
    );
    expect(library.find(({ number }) => number === "01-13/206")?.tracks).toEqual([1, 2]);
    const nested = letters.find(({ date }) => date.toISOString().startsWith("2022-05-17"));
    expect(nested?.subject).toContain("направления 1.2. «Система работы");
    expect(letters).toHaveLength(14);
  });

  it("gives a region made by hand its tracks, catalogue and library, and no municipalities", async () => {
    await owner.$transaction((tx) => buildRegion(tx, makeRandom(), { code: "77", name: "Другой регион" }));
    await loadReference(owner, "second");
    const other = await contents("77");
    expect(other.organisations).toHaveLength(1);
    expect(other.letters).toEqual([]);
    expect(other.library).toHaveLength(17);
    expect(other.catalogues[0]?.entries).toHaveLength(35);
    expect(other.tracks).toHaveLength(24);
  });
});
