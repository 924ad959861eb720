/** How much of an agent's capacity a conversation takes, by the way it is answered. */
import { NumberInput } from "@mantine/core";
import { Section } from "./parts";
import css from "./parts.module.css";

type Units = Readonly<Record<string, number>>;

const WAYS = [
  ["widget", "A chat takes"],
  ["email", "An answer by e-mail takes"],
  ["callback", "A call takes"],
] as const;

export function Capacity({ units, onChange }: { units: Units; onChange: (units: Units) => void }) {
  return (
    <Section
      title="Capacity"
      about="In units of what an agent may hold. What weighs more than an agent's whole capacity takes all of it; whoever is near keeps units free for it."
    >
      <div className={css["two"]}>
        {WAYS.map(([way, label]) => (
          <NumberInput
            key={way}
            label={label}
            suffix={(units[way] ?? 1) === 1 ? " unit" : " units"}
            min={1}
            max={20}
            allowDecimal={false}
            value={units[way] ?? 1}
            onChange={(value) =>
              typeof value === "number" ? onChange({ ...units, [way]: value }) : undefined
            }
          />
        ))}
      </div>
    </Section>
  );
}
