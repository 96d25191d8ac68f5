"use client";

import { useDeferredValue, useMemo, useState } from "react";

import { DraftVersionDialog } from "@/components/methodologies/draft-version-dialog";
import { DecimalField } from "@/components/methodologies/number-fields";
import { RuleFields } from "@/components/methodologies/rule-fields";
import { SandboxMoves } from "@/components/methodologies/sandbox-moves";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { DECIMAL } from "@/lib/modules/methodologies/fractions/rules";
import {
  atBorder,
  emptyColumns,
  judgeAll,
  movesOf,
  selectedOutcome,
} from "@/lib/modules/methodologies/sandbox/rules";
import type { SandboxData } from "@/lib/modules/methodologies/sandbox/types";
import type { Evaluation, Rule } from "@/lib/modules/methodologies/types";
import { ruleProblems } from "@/lib/modules/methodologies/validation/rules";
import { listTitle } from "@/lib/modules/school-lists/labels";
import type { IndicatorRow, VersionDetails } from "@/lib/modules/methodologies/versions/types";

interface SandboxProps {
  organisation: string;
  code: string;
  version: VersionDetails;
  indicators: readonly IndicatorRow[];
  data: SandboxData;
}

const judged = (rule: Rule, evaluations: readonly Evaluation[]) => ({
  outcomes: evaluations.map(({ outcome }) => outcome),
  selected: selectedOutcome(rule),
});

/** A rule is tried on the region's figures in the browser; nothing is stored until it is saved as a new version. */
export function Sandbox({ organisation, code, version, indicators, data }: SandboxProps) {
  const [rule, setRule] = useState(version.rule);
  const [distance, setDistance] = useState("1");
  const [assumeNotHeld, setAssumeNotHeld] = useState(true);
  const [saving, setSaving] = useState(false);
  const tried = useDeferredValue(rule);
  const problems = ruleProblems(rule);
  // A rule that makes no sense is not computed by: the last sound one stays on the screen.
  const [sound, setSound] = useState(version.rule);
  if (tried !== sound && ruleProblems(tried).length === 0) setSound(tried);
  const before = useMemo(
    () => judged(version.rule, judgeAll(version.rule, data, assumeNotHeld)),
    [version.rule, data, assumeNotHeld],
  );
  const evaluations = useMemo(() => judgeAll(sound, data, assumeNotHeld), [sound, data, assumeNotHeld]);
  const after = judged(sound, evaluations);
  const reach = DECIMAL.test(distance) && Number(distance) <= 100 ? distance : "0";
  const near = useMemo(
    () => atBorder(sound, data, evaluations, { distance: reach, assumeNotHeld }),
    [sound, data, evaluations, reach, assumeNotHeld],
  );
  return (
    <div className="grid gap-5 xl:grid-cols-2 xl:items-start">
      <div className="space-y-5">
        <Section
          title="Правило"
          description={`Начато с версии «${version.label}».`}
          actions={
            <>
              <Button onClick={() => setRule(version.rule)}>Вернуть как было</Button>
              <Button variant="primary" onClick={() => setSaving(true)}>
                Сохранить как новую версию
              </Button>
            </>
          }
        >
          <RuleFields {...{ rule, indicators, problems, onChange: setRule }} fixedAttempt />
        </Section>
      </div>
      <div className="space-y-5">
        {problems.length > 0 ? (
          <Notice tone="warning" live heading="По этому правилу считать нельзя">
            Ниже — результат последнего правила, которое имело смысл.
          </Notice>
        ) : null}
        <Section title="Условия пробы">
          <div className="space-y-3">
            {rule.appliesTo === "not_on_base_list" ? (
              <p>
                {data.base
                  ? `Правило касается школ, которые не вошли в ${listTitle(data.base)}.`
                  : `Федеральный и региональный перечни ${String(data.year)} года не опубликованы: решить, каких школ касается правило, нельзя.`}
              </p>
            ) : null}
            <DecimalField
              label="Расстояние до границы, п.п."
              hint="Показать школы, решение о которых изменит такой сдвиг порога (у индекса — такое расстояние до границы полосы)."
              value={distance}
              onChange={setDistance}
            />
            {emptyColumns(data).size > 0 ? (
              <Checkbox
                label="Процедуры без единого результата считать не проводившимися"
                hint="Иначе решения, которые от них зависят, — «недостаточно данных»."
                checked={assumeNotHeld}
                onChange={(event) => setAssumeNotHeld(event.target.checked)}
              />
            ) : null}
          </div>
        </Section>
        <SandboxMoves
          moves={movesOf(data.schools, before, after)}
          outcomes={after.outcomes}
          beforeOutcomes={before.outcomes}
          near={near.flatMap((at) => {
            const [school, evaluation] = [data.schools[at], evaluations[at]];
            return school && evaluation ? [{ school, evaluation }] : [];
          })}
        />
      </div>
      {saving ? (
        <DraftVersionDialog
          {...{ organisation, code, from: version, rule }}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </div>
  );
}
