/*
 * Tables the portal writes, with texts in every cell that takes one, for a look at them in a real office program.
 */

/** Texts a spreadsheet program would spoil if it could. */
const HARD = [
  "=1+1",
  "+79780000000",
  "-5",
  "@SUM(A1)",
  "1.10",
  "15.02",
  "1E5",
  "007",
  "'апостроф",
  'кавычки "внутри", запятая; точка с запятой',
  "первая строка\nвторая строка",
  "a_x000D_b",
  "<b>жирно</b> & ёж 😀",
  "TRUE",
];

const FORMULA = "=HYPERLINK(1)";
const TODAY = "2027-03-01";
const INSTANT = "2027-02-10T09:30:00Z";
const YEARS = { previousYear: 2025, year: 2026 };
const WORKING = { 2025: 20, 2026: 21 };
const TIME_ZONE = "Europe/Simferopol";

/** By name the sheets of every workbook the portal gives out; `load` reads a module of the portal. */
export async function sheetsToCheck(load) {
  const { planSheets, sampleSheets } = await load("lib/modules/plans/workbook.ts");
  const { overviewSheets } = await load("lib/modules/plans/overview/workbook.ts");
  const { registerSheet } = await load("lib/modules/schools/workbook.ts");
  const { territorySheets, schoolSheets } = await load("lib/modules/results/workbook.ts");
  const { dynamicsSheets } = await load("lib/modules/results/dynamics/workbook.ts");
  const { schoolListSheets } = await load("lib/modules/school-lists/memberships/workbook.ts");
  const { comparisonSheets, regionSheets } = await load("lib/modules/school-lists/comparison/workbook.ts");
  const { comparePlace, regionRow } = await load("lib/modules/school-lists/comparison/rules.ts");
  const { acknowledgementSheets } = await load("lib/modules/letters/workbook.ts");
  const lists = ledger();
  const compared = comparePlace(lists, YEARS, "m", WORKING);
  return {
    План: planSheets(plan()),
    "Образец плана": sampleSheets(plan()),
    "Планы региона": overviewSheets(2027, TODAY, planRows()),
    "Реестр школ": [registerSheet(HARD.map(registered), TODAY)],
    "Результаты территории": territorySheets(FORMULA, territory(), { attempt: "first", today: TODAY }),
    "Результаты школы": schoolSheets(schoolResults()),
    "Результаты школы за два года": dynamicsSheets(FORMULA, TODAY, dynamics()),
    "Перечни школы": schoolListSheets(memberships(compared), TODAY),
    "Сравнение перечней МОУО": comparisonSheets(FORMULA, TODAY, compared),
    "Сравнение перечней региона": regionSheets(TODAY, {
      ...compared,
      rows: HARD.map((name) =>
        regionRow(lists, YEARS, { id: "m", code: name, name, tileRow: null, tileColumn: null }, WORKING),
      ),
    }),
    Ознакомление: acknowledgementSheets(letter()),
  };
}

function plan() {
  const measures = HARD.map((text, index) => ({
    lineageId: `00000000-0000-4000-8000-0000000000${String(index + 10)}`,
    trackNumber: 1,
    title: text,
    period: { kind: "months", months: [3, 4], repetition: "none" },
    responsibleKind: "post",
    responsibleText: text,
    personId: null,
    schoolRule: "all",
    schoolIds: [],
    expectedResult: text,
    evidence: text,
    note: text,
    trackLines: [1, 3],
    deficitIds: [],
    libraryItemIds: [],
    execution: { state: "done", on: TODAY },
  }));
  return {
    year: 2027,
    municipality: { code: "91-02", name: "Условный район", authorityName: FORMULA },
    version: { number: 1, state: "approved", orderNumber: "45/1", orderDate: "2027-02-10" },
    beside: { count: 1 },
    tracks: [0, 1, 2, 3].map((number) => ({ number, title: `Название ${String(number)}`, shortTitle: "" })),
    measures,
    schools: [],
    people: [],
  };
}

function planRows() {
  return HARD.map((text, index) => ({
    municipalityName: text,
    state: index === 0 ? null : "approved",
    returned: false,
    measureCount: 40,
    measuresByTrack: { 0: 4, 1: 12, 2: 11, 3: 13 },
    execution: index === 0 ? null : { total: 40, done: 12, overdue: 3 },
    gapCount: 2,
    orderNumber: text,
    orderDate: "2027-02-10",
  }));
}

function registered(text, index) {
  return {
    code: text,
    name: text,
    shortName: text,
    municipality: index === 0 ? null : text,
    schoolType: "secondary",
    settlement: "rural",
    small: index === 0 ? null : true,
    pupils: index === 0 ? null : index * 100,
    closedOn: index === 0 ? null : "2026-08-31",
    lists: [{ kind: "federal", listYear: 2026 }],
  };
}

const indicators = HARD.map((title, index) => ({
  id: `i${String(index)}`,
  code: `I${String(index)}`,
  title,
}));

function territory() {
  const figures = [
    { state: "value", enrolled: null, participants: 40, belowMin: 14 },
    { state: "missing" },
    { state: "not_applicable" },
  ];
  const results = Object.fromEntries(figures.map((one, index) => [`I${String(index)}`, one]));
  const schools = HARD.map((text) => ({ code: text, shortName: text, municipality: text, results }));
  return { year: 2026, indicators, schools };
}

function schoolResults() {
  const results = HARD.map((text, index) => ({
    indicatorId: `i${String(index)}`,
    year: 2026,
    attempt: "first",
    sitting: "spring",
    state: "value",
    enrolled: 41,
    participants: 40,
    belowMin: 14,
    source: text,
    loadedAt: INSTANT,
    loadedBy: text,
    objectivity: { doubted: true, note: text },
  }));
  return { school: { name: FORMULA }, indicators, results, timeZone: TIME_ZONE };
}

/** Every kind of cell in both years; the group is large, small and without values in turn. */
function dynamics() {
  const groups = [
    { schools: 12, lower: 10, median: 20, upper: 30 },
    { schools: null, lower: null, median: null, upper: null },
    null,
  ];
  const kinds = [[14, 40], "missing", "not_applicable", "absent"];
  return {
    years: [2025, 2026],
    year: 2026,
    previousYear: 2025,
    indicators: HARD.map((title, index) => ({
      code: `I${String(index)}`,
      title,
      before: kinds[(index + 1) % kinds.length],
      after: kinds[index % kinds.length],
      change: index === 0 ? { numerator: -20, denominator: 400 } : null,
      comparable: index === 0,
      quartiles: groups[index % groups.length],
    })),
    dynamics: {
      verdict: "not_comparable",
      comparable: ["I0"],
      index: null,
      lowBefore: null,
      lowAfter: null,
      partial: true,
    },
    low: { value: "30", methodology: FORMULA },
    settlement: null,
  };
}

/** Both lists of both years: every school on one of them, each third one on the other too. */
function ledger() {
  const on = { municipalityId: "m", from: "2014-01-01", until: null };
  const schools = HARD.map((name, index) => ({
    id: `s${String(index)}`,
    code: name,
    name,
    municipalityId: "m",
    closedOn: null,
    affiliations: [on],
    names: [{ from: on.from, name }],
  }));
  const lists = ["federal", "regional"].flatMap((kind) =>
    Object.values(YEARS).map((listYear) => ({
      kind,
      listYear,
      number: 1,
      publishedOn: `${String(listYear)}-10-16`,
      methodology: FORMULA,
      complete: false,
      letters: [],
      methodologyVersionId: null,
      indicators: null,
    })),
  );
  const entries = lists.flatMap(({ kind, listYear }) =>
    schools
      .filter((_, index) => (kind === "federal" ? index % 3 === 0 : (index + listYear) % 2 === 0))
      .map(({ id }) => ({ kind, listYear, schoolId: id, municipalityId: "m" })),
  );
  return { lists, entries, schools, successions: [] };
}

function memberships({ lists: [federal, regional] }) {
  return {
    school: { name: FORMULA },
    years: [
      {
        listYear: 2026,
        lists: { federal: federal.comparison.transitions[0], regional: regional.comparison.transitions[0] },
      },
      { listYear: 2025, lists: { federal: null, regional: null } },
    ],
    memberships: HARD.map((text) => ({
      listYear: 2026,
      kind: "federal",
      number: 1,
      letters: [{ issuer: text, number: text, date: "2026-10-16" }],
      grounds: text,
    })),
  };
}

function letter() {
  return {
    issuer: FORMULA,
    kind: "письмо",
    number: "01-13/206",
    date: "2026-10-16",
    subject: FORMULA,
    timeZone: TIME_ZONE,
    today: TODAY,
    recipients: HARD.map((text, index) => ({
      name: text,
      sentAt: INSTANT,
      acknowledgedAt: index === 0 ? null : INSTANT,
      acknowledgedBy: index === 0 ? null : text,
    })),
  };
}
