/** Where a statement comes from: a number jumps to the message, a record says when it was read. */
import { clock } from "@kit/staff/time";
import { useOpenCase } from "../context";
import type { Source } from "../data/packet";
import css from "./Packet.module.css";

export function Sources({ of }: { of: readonly Source[] | undefined }) {
  const { jump } = useOpenCase();
  if (!of || of.length === 0) return null;
  return (
    <span className={css["src"]}>
      {of.slice(0, 4).map((source) =>
        source.seq ? (
          <button
            key={`m${source.seq}`}
            type="button"
            onClick={() => jump(source.seq ?? 0)}
            title="Show the message"
            aria-label={`Source: message ${source.seq}`}
          >
            {source.seq}
          </button>
        ) : source.record ? (
          <span
            key={source.record + (source.field ?? "")}
            title={`${source.record}${source.field ? `, ${source.field}` : ""}${source.fetched_at ? `, read at ${clock(source.fetched_at)}` : ""}`}
          >
            {source.record.replace(/^order /, "")}
          </span>
        ) : null,
      )}
    </span>
  );
}
