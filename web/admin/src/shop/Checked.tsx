/** What a live check brought back: one real order as proof, or the trouble in words. */
import { Chip } from "@kit/staff/bits";
import { money } from "@kit/staff/money";
import { day } from "@kit/staff/time";
import { CheckCircledIcon, CrossCircledIcon } from "@radix-ui/react-icons";
import type { LiveCheck } from "./api";
import css from "./Shop.module.css";

export function Checked({ found }: { found: LiveCheck }) {
  if (!found.is_answering)
    return (
      <div className={css["proof"]} data-tone="red" role="alert">
        <b>
          <CrossCircledIcon /> No order came back
        </b>
        <p>{found.said}</p>
      </div>
    );
  const { sample } = found;
  return (
    <div className={css["proof"]} role="status">
      <b>
        <CheckCircledIcon /> {found.shop} answers
      </b>
      {sample ? (
        <>
          <p className="dim">Your newest order. Is it yours? Then you are at the right shop.</p>
          <dl className={css["order"]}>
            <dt>{sample.number}</dt>
            <dd className={css["sum"]}>
              {money({ amount: sample.total, currency: sample.currency })}
            </dd>
            <dd>
              {sample.customer_name || "No name"}, {day(sample.placed_at)}{" "}
              <Chip>{sample.state.replaceAll("_", " ")}</Chip>
            </dd>
            <dd className="dim">
              {sample.lines.map((line) => `${line.quantity} × ${line.title}`).join(", ")}
              {sample.tracking ? ` · ${sample.tracking}` : ""}
            </dd>
          </dl>
        </>
      ) : (
        <p className="dim">It has no order yet, so there is none to show.</p>
      )}
      <Missing sentences={found.missing} />
    </div>
  );
}

export function Missing({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul className={css["missing"]} aria-label="What is missing">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
