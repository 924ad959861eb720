/** A question whose answer is known already: the answer, its source, and what to do about it. */
import type { Repeat } from "@kit/api/index";
import { Kbd } from "@kit/staff/bits";
import { Button } from "@mantine/core";
import { InfoCircledIcon } from "@radix-ui/react-icons";
import { useOpenCase } from "../context";
import css from "./Talk.module.css";

export function Guard({
  repeats,
  onInsert,
  onPurpose,
}: {
  repeats: readonly Repeat[];
  onInsert: (repeat: Repeat) => void;
  onPurpose: (field: string) => void;
}) {
  const { jump } = useOpenCase();
  return (
    <ul className={css["guard"]} aria-live="polite" aria-label="Already known">
      {repeats.slice(0, 2).map((repeat, index) => {
        const seq = repeat.sources.find((source) => source.seq)?.seq;
        return (
          <li key={repeat.field}>
            <InfoCircledIcon />
            <span>
              Already known: {repeat.field.replaceAll("_", " ")} is{" "}
              <b dir="auto">{repeat.answer}</b>
              {seq ? (
                <>
                  {" "}
                  <button type="button" className={css["src"]} onClick={() => jump(seq)}>
                    said here
                  </button>
                </>
              ) : null}
            </span>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => onInsert(repeat)}
              rightSection={index === 0 ? <Kbd>⌥ ⏎</Kbd> : null}
            >
              Use it
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => onPurpose(repeat.field)}
            >
              Asked on purpose
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
