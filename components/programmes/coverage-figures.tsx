import { Meter } from "@/components/ui/meter";
import type { KindCoverage } from "@/lib/modules/programmes/coverage/types";

/** «утверждён у 18 из 29», with what is on its way and what is not begun. */
export function CoverageFigures({
  transition,
  antirisk,
}: {
  transition: KindCoverage;
  antirisk: KindCoverage;
}) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      <li>
        {transition.expected === 0 ? (
          <p className="text-ink-2">
            План перехода: школ в перечнях прошлого года нет, план ни от кого не требуется.
          </p>
        ) : (
          <Kind label="План перехода" word="утверждён" coverage={transition} />
        )}
      </li>
      <li>
        <Kind label="Антирисковая программа" word="утверждена" coverage={antirisk} />
      </li>
    </ul>
  );
}

function Kind({ label, word, coverage }: { label: string; word: string; coverage: KindCoverage }) {
  const { expected, approved, waiting, open, missing } = coverage;
  const rest = [
    waiting > 0 ? `на согласовании: ${String(waiting)}` : "",
    open - waiting > 0 ? `в работе: ${String(open - waiting)}` : "",
    missing > 0 ? `не начато: ${String(missing)}` : "",
  ].filter(Boolean);
  return (
    <>
      <Meter
        label={label}
        value={approved}
        max={expected}
        text={`${word} у ${String(approved)} из ${String(expected)}`}
        tone={approved < expected ? "warning" : "brand"}
      />
      {rest.length > 0 ? <p className="mt-1 text-sm text-ink-2">{rest.join(", ")}</p> : null}
    </>
  );
}
