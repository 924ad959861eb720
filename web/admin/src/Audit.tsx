/** Who did what, newest first. */
import { Empty } from "@kit/staff/bits";
import { moment } from "@kit/staff/time";
import { Button } from "@mantine/core";
import { ActivityLogIcon } from "@radix-ui/react-icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useAdmin } from "./api";
import { useNames } from "./names";
import { Head, Reading } from "./parts";
import css from "./parts.module.css";

export function Audit() {
  const api = useAdmin();
  const audit = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam }) => api.audit(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next || undefined,
  });
  const nameOf = useNames();
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Head title="Audit log">
        Every change of settings, every sign-in, every step done in the shop. Kept, and never
        edited.
      </Head>
      <Reading query={audit} lines={8} />
      {audit.data && entries.length === 0 ? (
        <Empty icon={<ActivityLogIcon />} title="Nothing yet" />
      ) : null}
      <div className={css["scrolls"]}>
        <table className={css["table"]} hidden={entries.length === 0}>
          <thead>
            <tr>
              <th>When</th>
              <th>Who</th>
              <th>What</th>
              <th>On</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, at) => (
              <tr key={entry.id ?? `${entry.at}${at}`}>
                <td style={{ whiteSpace: "nowrap" }}>{moment(entry.at)}</td>
                <td style={{ whiteSpace: "nowrap" }}>{nameOf(entry.who)}</td>
                <td>
                  {entry.what.replaceAll("_", " ").replaceAll(".", " ")}{" "}
                  <span className="dim">{inWords(entry.detail)}</span>
                </td>
                <td className="dim">
                  {entry.about && /^ag_/.test(entry.about) ? nameOf(entry.about) : entry.about}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {audit.hasNextPage ? (
        <div>
          <Button
            variant="default"
            loading={audit.isFetchingNextPage}
            onClick={() => void audit.fetchNextPage()}
          >
            Show older
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** The details of an act, in one line. */
function inWords(detail: unknown): string {
  if (typeof detail === "string") return detail;
  if (typeof detail !== "object" || detail === null) return "";
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(
      ([name, value]) =>
        `${name.replaceAll("_", " ")}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`,
    )
    .join(", ")
    .slice(0, 160);
}
