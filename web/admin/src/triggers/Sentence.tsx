/** Conditions as sentences whose numbers and names can be changed in place. */
import {
  ActionIcon,
  Button,
  Menu,
  MultiSelect,
  NumberInput,
  Select,
  TagsInput,
  TextInput,
} from "@mantine/core";
import { Cross2Icon, PlusIcon } from "@radix-ui/react-icons";
import { useContext, useState } from "react";
import { useCategoryNames } from "../categories/api";
import { CONDITIONS, conditionOf, GROUPS, type Part, type When } from "./document";
import css from "./Triggers.module.css";
import { aDay, scoreFor, ThresholdContext } from "./thresholds";

type Value = Readonly<Record<string, unknown>>;

export function WhenEditor({
  when,
  onChange,
  depth = 0,
}: {
  when: When;
  onChange: (when: When) => void;
  depth?: number;
}) {
  const keys = Object.keys(when).filter((key) => when[key] !== null && when[key] !== undefined);
  const set = (key: string, value: unknown): void => onChange({ ...when, [key]: value });
  const drop = (key: string): void =>
    onChange(Object.fromEntries(Object.entries(when).filter(([name]) => name !== key)));
  const free = CONDITIONS.filter((condition) => !keys.includes(condition.key));
  return (
    <div className={css["when"]} data-depth={depth}>
      {keys.map((key, at) => (
        <div key={key} className={css["condition"]}>
          <span className={css["glue"]}>{at === 0 ? (depth === 0 ? "When" : "") : "and"}</span>
          {key === "all" || key === "any" ? (
            <GroupEditor
              kind={key}
              items={when[key] as readonly When[]}
              onChange={(items) => (items.length === 0 ? drop(key) : set(key, items))}
              depth={depth}
            />
          ) : key === "not" ? (
            <div className={css["group"]}>
              <span>{GROUPS["not"]}</span>
              <WhenEditor
                when={when[key] as When}
                depth={depth + 1}
                onChange={(next) => (Object.keys(next).length === 0 ? drop(key) : set(key, next))}
              />
            </div>
          ) : (
            <Line
              name={key}
              value={(when[key] ?? {}) as Value}
              onChange={(value) => set(key, value)}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Remove: ${conditionOf(key)?.title ?? GROUPS[key] ?? key}`}
            onClick={() => drop(key)}
          >
            <Cross2Icon />
          </ActionIcon>
        </div>
      ))}
      {keys.length === 0 ? (
        <p className={css["wrong"]}>No condition yet: a rule needs at least one.</p>
      ) : null}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-xs" leftSection={<PlusIcon />}>
            Condition
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
          {free.map((condition) => (
            <Menu.Item key={condition.key} onClick={() => set(condition.key, condition.start)}>
              {condition.title}
            </Menu.Item>
          ))}
          {depth < 4 ? (
            <>
              <Menu.Divider />
              {(["all", "any", "not"] as const)
                .filter((key) => !keys.includes(key))
                .map((key) => (
                  <Menu.Item
                    key={key}
                    onClick={() =>
                      set(
                        key,
                        key === "not"
                          ? { attempts_failed: { at_least: 1 } }
                          : [{ attempts_failed: { at_least: 2 } }, { unresolved: { at_least: 2 } }],
                      )
                    }
                  >
                    Group: {GROUPS[key]}
                  </Menu.Item>
                ))}
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function GroupEditor({
  kind,
  items,
  onChange,
  depth,
}: {
  kind: "all" | "any";
  items: readonly When[];
  onChange: (items: readonly When[]) => void;
  depth: number;
}) {
  return (
    <div className={css["group"]}>
      <span>{GROUPS[kind]}</span>
      {items.map((item, at) => (
        <WhenEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a group have no name of their own
          key={at}
          when={item}
          depth={depth + 1}
          onChange={(next) =>
            onChange(
              Object.keys(next).length === 0
                ? items.filter((_, i) => i !== at)
                : items.map((old, i) => (i === at ? next : old)),
            )
          }
        />
      ))}
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<PlusIcon />}
        onClick={() => onChange([...items, { attempts_failed: { at_least: 2 } }])}
      >
        {kind === "any" ? "Or" : "And"}
      </Button>
    </div>
  );
}

function Line({
  name,
  value,
  onChange,
}: {
  name: string;
  value: Value;
  onChange: (value: Value) => void;
}) {
  const condition = conditionOf(name);
  if (name === "keywords")
    return (
      <Keywords value={value as Readonly<Record<string, readonly string[]>>} onChange={onChange} />
    );
  if (!condition) return <code>{name}: edit it in the YAML</code>;
  return (
    <span className={css["sentence"]}>
      {condition.parts.map((part) =>
        typeof part === "string" ? (
          <span key={part}>{part}</span>
        ) : (
          <Field
            key={part.field}
            part={part}
            title={condition.title}
            value={value[part.field]}
            onChange={(next) => onChange({ ...value, [part.field]: next })}
          />
        ),
      )}
      {typeof value["above"] === "number" ? (
        <Daily
          name={name}
          above={value["above"]}
          messages={typeof value["messages"] === "number" ? value["messages"] : 1}
          onChange={(above) => onChange({ ...value, above })}
        />
      ) : null}
    </span>
  );
}

/** The score told, and set, as handoffs a day on the merchant's own last month. */
function Daily({
  name,
  above,
  messages,
  onChange,
}: {
  name: string;
  above: number;
  messages: number;
  onChange: (above: number) => void;
}) {
  const curves = useContext(ThresholdContext);
  const [isOpen, setOpen] = useState(false);
  const daily = aDay(curves, name, above, messages);
  if (!curves || daily === undefined) return null;
  const rounded = daily < 10 ? Math.round(daily * 10) / 10 : Math.round(daily);
  if (!isOpen)
    return (
      <button
        type="button"
        className={css["daily"]}
        title={`On the last ${curves.days} days, ${curves.conversations} conversations; by this condition alone`}
        onClick={() => setOpen(true)}
      >
        about {rounded} a day
      </button>
    );
  return (
    <NumberInput
      size="xs"
      w={130}
      autoFocus
      aria-label={`${conditionOf(name)?.title}: handoffs a day`}
      prefix="about "
      suffix=" a day"
      min={0}
      decimalScale={1}
      defaultValue={rounded}
      onChange={(next) => onChange(scoreFor(curves, name, Number(next) || 0, messages))}
      onBlur={() => setOpen(false)}
    />
  );
}

function Field({
  part,
  title,
  value,
  onChange,
}: {
  part: Exclude<Part, string>;
  title: string;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const categories = useCategoryNames();
  const label = `${title}: ${part.field.replaceAll("_", " ")}`;
  switch (part.as) {
    case "score":
      return (
        <NumberInput
          size="xs"
          w={64}
          aria-label={label}
          min={0}
          max={1}
          step={0.05}
          decimalScale={2}
          value={typeof value === "number" ? value : 0.5}
          onChange={(next) => onChange(Number(next))}
        />
      );
    case "count":
      return (
        <NumberInput
          size="xs"
          w={56}
          aria-label={label}
          min={1}
          max={3650}
          value={typeof value === "number" ? value : 1}
          onChange={(next) => onChange(Number(next))}
        />
      );
    case "number":
      return (
        <NumberInput
          size="xs"
          w={84}
          aria-label={label}
          min={0}
          value={typeof value === "number" ? value : 0}
          onChange={(next) => onChange(Number(next))}
        />
      );
    case "text":
      return (
        <TextInput
          size="xs"
          w={part.field === "currency" ? 64 : 220}
          aria-label={label}
          value={typeof value === "string" ? value : ""}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      );
    case "names":
      return (
        <TagsInput
          size="xs"
          miw={160}
          aria-label={label}
          placeholder={Array.isArray(value) && value.length > 0 ? "" : part.hint}
          data={part.hint === "category" ? [...categories] : []}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <Select
          size="xs"
          w={110}
          aria-label={label}
          allowDeselect={false}
          data={Object.entries(part.of).map(([code, words]) => ({ value: code, label: words }))}
          value={String(value)}
          onChange={onChange}
        />
      );
    case "choices":
      return (
        <MultiSelect
          size="xs"
          miw={180}
          aria-label={label}
          placeholder={Array.isArray(value) && value.length > 0 ? "" : "any"}
          data={Object.entries(part.of).map(([code, words]) => ({ value: code, label: words }))}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
        />
      );
  }
}

function Keywords({
  value,
  onChange,
}: {
  value: Readonly<Record<string, readonly string[]>>;
  onChange: (value: Value) => void;
}) {
  return (
    <span className={css["sentence"]}>
      <span>the message has one of the words</span>
      {Object.entries(value).map(([language, words]) => (
        <TagsInput
          key={language}
          size="xs"
          miw={200}
          aria-label={`Keywords in ${language}`}
          leftSection={<small>{language}</small>}
          value={[...words]}
          onChange={(next) => onChange({ ...value, [language]: next })}
        />
      ))}
    </span>
  );
}
