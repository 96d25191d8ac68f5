export const mainId = "main";

/** First stop of the keyboard on every page. */
export function SkipLink() {
  return (
    <a
      href={`#${mainId}`}
      className="sr-only z-50 rounded-md bg-surface px-4 py-2 font-medium text-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Перейти к содержанию
    </a>
  );
}
