/** Schools of the handbook (2.4) as they would answer the monitoring of identification. */
import examples from "@/prisma/seed/data/identification-examples.json";

type Figures = Readonly<
  Record<string, { participants: number; below_min: number } | string | null | undefined>
>;

/**
 * Answers of a school of the handbook to M1 in a year of its example. A school with grade 11 answers for every procedure of
 * the ЕГЭ: nobody took part where the example has nothing.
 */
export function identificationAnswers(id: string, of: "current" | "previous") {
  const school = examples.find((one) => one.id === id);
  if (!school) throw new Error(`No school ${id} in the handbook`);
  const figures: Figures = school[of];
  const counts = (code: string) => {
    const one = figures[code];
    return typeof one === "object" && one !== null ? [String(one.participants), String(one.below_min)] : null;
  };
  const rows = (group: string, cells: (participants: string, below: string, code: string) => object) =>
    Object.keys(figures)
      .filter((code) => code.startsWith(group))
      .flatMap((code) => {
        const [participants = "0", below = "0"] = counts(code) ?? (group === "EGE" ? ["0", "0"] : []);
        const row = code.split("_").slice(1).join("_").toLowerCase();
        return counts(code) || group === "EGE" ? [{ row, cells: cells(participants, below, code) }] : [];
      });
  const secondary = Object.keys(figures).some((code) => code.startsWith("EGE") && counts(code) !== null);
  return {
    m1_levels: ["noo", "ooo", ...(secondary ? ["soo"] : [])],
    m1_vpr: rows("VPR", (part, below, code) => ({
      m1_vpr_period: "spring",
      m1_vpr_grade: code.split("_")[2],
      m1_vpr_subj: code.split("_")[1]?.toLowerCase(),
      m1_vpr_enrolled: part,
      m1_vpr_part: part,
      m1_vpr_m2: below,
    })),
    m1_oge: rows("OGE", (part, below) => ({ m1_oge_part: part, m1_oge_m2: below, m1_oge_m2f: below })),
    m1_ege: rows("EGE", (part, below) => ({ m1_ege_part: part, m1_ege_below: below })),
  };
}
