import { FileList } from "@/components/files/file-list";
import { AcknowledgeButton } from "@/components/letters/acknowledge-button";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { letterTitle } from "@/lib/modules/letters/rules";
import type { ReceivedLetter } from "@/lib/modules/letters/types";

interface ReceivedLettersPageProps {
  code: string;
  name: string;
  letters: readonly ReceivedLetter[];
  mayAcknowledge: boolean;
  timeZone: string;
}

/** Letters an authority was sent: those not acknowledged yet first. */
export function ReceivedLettersPage({
  code,
  name,
  letters,
  mayAcknowledge,
  timeZone,
}: ReceivedLettersPageProps) {
  const waiting = letters.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  const read = letters.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  return (
    <>
      <PageHeader
        title="Письма"
        subtitle={`${name}. Письма ИМАЦ и министерства, отправленные муниципалитету через портал.`}
      />
      {letters.length === 0 ? (
        <EmptyState title="Писем пока нет">
          Здесь появятся письма, которые отправит ИМАЦ; о каждом напомнит главная страница.
        </EmptyState>
      ) : (
        <div className="space-y-5">
          {waiting.length > 0 ? (
            <Section
              title={`Ждут ознакомления: ${String(waiting.length)}`}
              description="Отметка «Ознакомлен(а)» сохраняет ваше имя и время. Снять её нельзя."
            >
              <Letters letters={waiting} timeZone={timeZone}>
                {(letter) =>
                  mayAcknowledge ? (
                    <AcknowledgeButton municipality={code} id={letter.id} title={letterTitle(letter)} />
                  ) : (
                    <p className="text-sm text-muted">
                      Ознакомление подтверждает руководитель МОУО или специалист по направлению 1.2.
                    </p>
                  )
                }
              </Letters>
            </Section>
          ) : null}
          {read.length > 0 ? (
            <Section title="Ознакомлены">
              <Letters letters={read} timeZone={timeZone}>
                {({ acknowledgedAt, acknowledgedBy }) => (
                  <p>
                    <Badge tone="success">ознакомлен(а)</Badge>{" "}
                    <span className="text-sm text-ink-2">
                      {acknowledgedBy}
                      {acknowledgedAt ? `, ${formatInstant(acknowledgedAt, timeZone)}` : ""}
                    </span>
                  </p>
                )}
              </Letters>
            </Section>
          ) : null}
        </div>
      )}
    </>
  );
}

interface LettersProps {
  letters: readonly ReceivedLetter[];
  timeZone: string;
  children: (letter: ReceivedLetter) => React.ReactNode;
}

function Letters({ letters, timeZone, children }: LettersProps) {
  return (
    <ul className="divide-y divide-line">
      {letters.map((letter) => (
        <li key={letter.id} id={letter.id} className="space-y-1.5 py-3 first:pt-0 last:pb-0">
          <h3 className="text-base">
            {capital(letterTitle(letter))} <span className="font-normal text-muted">{letter.issuer}</span>
          </h3>
          <p>{letter.subject}</p>
          {letter.file ? <FileList files={[letter.file]} /> : null}
          <p className="text-sm text-muted">отправлено {formatInstant(letter.sentAt, timeZone)}</p>
          {children(letter)}
        </li>
      ))}
    </ul>
  );
}
