/** One policy: read in a line, opened to be changed. */
import { Button, MultiSelect, NumberInput, Select, Tabs, Textarea } from "@mantine/core";
import { ChevronDownIcon } from "@radix-ui/react-icons";
import { useId, useState } from "react";
import page from "../document/document.module.css";
import parts from "../parts.module.css";
import { type Choices, LANGUAGES, line, OFFERS, type Rule, SITUATIONS } from "./document";
import css from "./Resolutions.module.css";

export function RuleCard({
  rule,
  choices,
  taken,
  currency,
  wrong,
  startsOpen,
  onChange,
}: {
  rule: Rule;
  choices: Choices;
  taken: readonly string[];
  currency: string;
  wrong: Readonly<Record<string, string>>;
  startsOpen: boolean;
  onChange: (rule: Rule | null) => void;
}) {
  const [isOpen, setOpen] = useState(startsOpen);
  const body = useId();
  const set = (change: Partial<Rule>): void => onChange({ ...rule, ...change });
  const isWrong = Object.keys(wrong).length > 0;
  return (
    <li className={page["item"]} data-open={isOpen} data-wrong={isWrong}>
      <button
        type="button"
        className={`${page["opener"] ?? ""} ${css["line"] ?? ""}`}
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => setOpen(!isOpen)}
      >
        <span>
          <b>{SITUATIONS[rule.situation] ?? rule.situation}</b>
          <span>{line(rule, currency)}</span>
          {isWrong ? <em>To mend: {Object.values(wrong)[0]}</em> : null}
        </span>
        <ChevronDownIcon />
      </button>
      {isOpen ? (
        <div className={page["fields"]} id={body}>
          <div className={parts["two"]}>
            <Select
              label="Situation"
              data={choices.situations
                .filter((one) => one === rule.situation || !taken.includes(one))
                .map((one) => ({ value: one, label: SITUATIONS[one] ?? one }))}
              value={rule.situation}
              allowDeselect={false}
              error={wrong["situation"]}
              onChange={(situation) =>
                situation && set({ situation, id: situation.replaceAll("_", "-") })
              }
            />
            <MultiSelect
              label="Offers, the first is offered first"
              data={choices.offers.map((one) => ({ value: one, label: OFFERS[one] ?? one }))}
              value={[...rule.offers]}
              error={wrong["offers"]}
              onChange={(offers) => set({ offers })}
              placeholder={rule.offers.length === 0 ? "A person decides" : ""}
            />
          </div>
          <Textarea
            label="The policy, as your agents read it"
            autosize
            minRows={1}
            maxRows={4}
            maxLength={300}
            value={rule.words}
            error={wrong["words"]}
            onChange={(e) => set({ words: e.currentTarget.value })}
          />
          <div className={parts["two"]}>
            <NumberInput
              label="One step may cost, at most"
              description="Empty: only the limits below bind."
              min={0}
              decimalScale={2}
              suffix={currency ? ` ${currency}` : ""}
              value={rule.value_max === null ? "" : Number(rule.value_max)}
              error={wrong["value_max"]}
              onChange={(next) => set({ value_max: next === "" ? null : String(next) })}
            />
            {rule.offers.includes("goodwill") ? (
              <NumberInput
                label="Goodwill code"
                description="Of what the items cost."
                min={0}
                max={100}
                suffix=" %"
                value={Math.round(Number(rule.goodwill_share) * 100)}
                error={wrong["goodwill_share"]}
                onChange={(next) => set({ goodwill_share: (Number(next) / 100).toFixed(2) })}
              />
            ) : null}
          </div>
          <Reply rule={rule} choices={choices} wrong={wrong} onChange={(reply) => set({ reply })} />
          <div className={parts["end"]}>
            <Button variant="subtle" color="red" onClick={() => onChange(null)}>
              Remove this policy
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  );
}

function Reply({
  rule,
  choices,
  wrong,
  onChange,
}: {
  rule: Rule;
  choices: Choices;
  wrong: Readonly<Record<string, string>>;
  onChange: (reply: Rule["reply"]) => void;
}) {
  const [tongue, setTongue] = useState(choices.languages[0] ?? "en");
  const text = rule.reply[tongue] ?? "";
  const write = (next: string): void => {
    const { [tongue]: _, ...others } = rule.reply;
    onChange(next.trim() === "" ? others : { ...others, [tongue]: next });
  };
  return (
    <div className={css["reply"]}>
      <Tabs value={tongue} onChange={(next) => next && setTongue(next)}>
        <Tabs.List aria-label="Language of the reply">
          {choices.languages.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {LANGUAGES[one] ?? one}
              {rule.reply[one] ? " ·" : ""}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Textarea
        aria-label={`Reply in ${LANGUAGES[tongue] ?? tongue}`}
        placeholder="Empty: our own wording, in your tone."
        autosize
        minRows={3}
        maxRows={10}
        maxLength={2000}
        value={text}
        error={wrong[`reply.${tongue}`]}
        onChange={(e) => write(e.currentTarget.value)}
      />
      <div className={css["chips"]}>
        {choices.variables.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => write(`${text}${text && !text.endsWith(" ") ? " " : ""}{{${name}}}`)}
            aria-label={`Insert the variable ${name}`}
          >
            {`{{${name}}}`}
          </button>
        ))}
      </div>
    </div>
  );
}
