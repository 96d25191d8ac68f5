import { Download, FileSpreadsheet } from "lucide-react";

import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { plural } from "@/lib/core/format/words";
import type { RegisterAddress } from "@/lib/modules/schools/schema";
import type { RegisterPage as Page } from "@/lib/modules/schools/types";
import { RegisterFilters } from "./register-filters";
import { registerQuery } from "./register-portal";
import { RegisterTable } from "./register-table";

interface RegisterPageProps {
  address: RegisterAddress;
  page: Page;
  canImport: boolean;
}

const PATH = "/region/schools";

/** The register of the region's schools: what is sought, in which order and from where on stands in the address. */
export function RegisterPage({ address, page, canImport }: RegisterPageProps) {
  const { rows, count, capped, next } = page;
  const found = capped
    ? `Найдено больше ${plural(count, "школы", "школ", "школ")}`
    : `Найдено: ${plural(count, "школа", "школы", "школ")}`;
  return (
    <>
      <PageHeader
        title="Школы"
        subtitle={found}
        actions={
          <>
            <LinkButton
              href={`/api/exports/region/schools${registerQuery({ ...address, after: undefined })}`}
              plain
            >
              <Download aria-hidden="true" className="size-4.5" />
              Excel
            </LinkButton>
            {canImport ? (
              <LinkButton href={`${PATH}/import`}>
                <FileSpreadsheet aria-hidden="true" className="size-4.5" />
                Загрузить из таблицы
              </LinkButton>
            ) : null}
          </>
        }
      />
      <RegisterFilters key={registerQuery(address)} path={PATH} address={address} page={page} />
      {rows.length === 0 ? (
        <EmptyState title="Таких школ нет">
          Проверьте написание или снимите часть условий. Достаточно части названия: «залесская», «гимназия 1».
        </EmptyState>
      ) : (
        <RegisterTable rows={rows} address={address} path={PATH} />
      )}
      {address.after || next ? (
        <nav aria-label="Страницы" data-print="hide" className="mt-4 flex flex-wrap gap-2">
          {address.after ? (
            <LinkButton href={`${PATH}${registerQuery({ ...address, after: undefined })}`}>
              В начало
            </LinkButton>
          ) : null}
          {next ? (
            <LinkButton href={`${PATH}${registerQuery({ ...address, after: next })}`}>Следующие</LinkButton>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
