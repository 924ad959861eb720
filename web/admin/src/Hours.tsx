/** When people answer, by weekday in the merchant's own time zone, and the days they do not. */
import { Bones, Failed } from "@kit/staff/bits";
import { ActionIcon, Button, Pill, Switch, TextInput } from "@mantine/core";
import { CopyIcon, Cross2Icon, PlusIcon } from "@radix-ui/react-icons";
import type { Day, Hours as Week } from "./api";
import { useSettings } from "./data";
import css from "./Hours.module.css";
import { Head, SaveBar, Section } from "./parts";

const DAYS: readonly (readonly [Day, string])[] = [
  ["mon", "Monday"],
  ["tue", "Tuesday"],
  ["wed", "Wednesday"],
  ["thu", "Thursday"],
  ["fri", "Friday"],
  ["sat", "Saturday"],
  ["sun", "Sunday"],
];
type Span = readonly [string, string];
const USUAL: Span = ["09:00", "17:00"];

/** What is wrong with a day; "" when it makes sense. Pure. */
export function wrong(spans: readonly Span[]): string {
  let last = "00:00";
  for (const [from, until] of spans) {
    if (until !== "24:00" && until <= from)
      return "A time must end after it starts. Past midnight: end at 00:00, go on the next day.";
    if (from < last) return "Times must follow one another.";
    last = until;
  }
  return "";
}

/** Whether a week cannot be kept as it stands; each day says why. */
export const isWrong = (week: Week): boolean => DAYS.some(([day]) => wrong(week[day] ?? []) !== "");

export function Hours() {
  const form = useSettings();
  if (form.query.isError)
    return <Failed error={form.query.error} onRetry={() => void form.query.refetch()} />;
  if (!form.value) return <Bones lines={7} />;
  const { value, set } = form;
  const week: Week = value.hours;
  return (
    <>
      <Head title="Opening hours">
        Outside these hours customers hear when the team is back, in their own time, and how they
        will be answered. Times are in {value.time_zone}.
      </Head>
      <WeekEditor week={week} onChange={(hours) => set({ hours })} />
      <Section title="Days off" about="Closed all day, whatever the week says.">
        <form
          style={{ display: "flex", gap: 6 }}
          onSubmit={(event) => {
            event.preventDefault();
            const field = event.currentTarget.elements.namedItem("day");
            if (!(field instanceof HTMLInputElement) || !field.value) return;
            set({ holidays: [...new Set([...value.holidays, field.value])].sort() });
            field.value = "";
          }}
        >
          <TextInput type="date" name="day" aria-label="Day off" />
          <Button type="submit" variant="default" size="sm">
            Add
          </Button>
        </form>
        <div style={{ display: "flex", gap: 6, flexWrap: "wrap" }}>
          {value.holidays.length === 0 ? <span className="dim">None planned.</span> : null}
          {value.holidays.map((day) => (
            <Pill
              key={day}
              size="md"
              withRemoveButton
              removeButtonProps={{ "aria-label": `Remove ${day}` }}
              onRemove={() => set({ holidays: value.holidays.filter((d) => d !== day) })}
            >
              {new Date(`${day}T12:00`).toLocaleDateString("en-GB", {
                weekday: "short",
                day: "numeric",
                month: "short",
                year: "numeric",
              })}
            </Pill>
          ))}
        </div>
      </Section>
      <SaveBar
        isChanged={form.isChanged}
        isIncomplete={isWrong(week)}
        isSaving={form.isSaving}
        error={form.error}
        onSave={form.save}
        onUndo={form.undo}
      />
    </>
  );
}

/** Spans of each weekday. Used for opening hours and for who works when. */
export function WeekEditor({
  week,
  onChange,
  closed = "closed",
}: {
  week: Week;
  onChange: (week: Week) => void;
  closed?: string;
}) {
  const change = (day: Day, spans: readonly Span[]): void => onChange({ ...week, [day]: spans });
  return (
    <div className={css["week"]}>
      {DAYS.map(([day, name], at) => {
        const spans = week[day] ?? [];
        const trouble = wrong(spans);
        const before = DAYS[at - 1]?.[0];
        return (
          <div key={day} className={css["day"]} data-open={spans.length > 0}>
            <Switch
              size="sm"
              label={name}
              checked={spans.length > 0}
              onChange={(e) => change(day, e.currentTarget.checked ? [USUAL] : [])}
            />
            <div className={css["spans"]}>
              {spans.length === 0 ? <span className="dim">{closed}</span> : null}
              {spans.map((span, i) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: spans of a day are known by their place
                  key={i}
                  className={css["span"]}
                >
                  <TextInput
                    size="xs"
                    type="time"
                    aria-label={`${name} from`}
                    value={span[0]}
                    onChange={(e) =>
                      change(
                        day,
                        spans.map((s, j) => (j === i ? [e.currentTarget.value, s[1]] : s)),
                      )
                    }
                  />
                  <span className="dim">to</span>
                  <TextInput
                    size="xs"
                    type="time"
                    aria-label={`${name} until`}
                    value={span[1] === "24:00" ? "00:00" : span[1]}
                    onChange={(e) =>
                      change(
                        day,
                        spans.map((s, j) =>
                          j === i
                            ? [
                                s[0],
                                e.currentTarget.value === "00:00" ? "24:00" : e.currentTarget.value,
                              ]
                            : s,
                        ),
                      )
                    }
                  />
                  {spans.length > 1 ? (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Remove ${name} ${span[0]} to ${span[1]}`}
                      onClick={() =>
                        change(
                          day,
                          spans.filter((_, j) => j !== i),
                        )
                      }
                    >
                      <Cross2Icon />
                    </ActionIcon>
                  ) : null}
                </span>
              ))}
              {trouble ? (
                <span className={css["wrong"]} role="alert">
                  {trouble}
                </span>
              ) : null}
            </div>
            <div className={css["acts"]}>
              {spans.length > 0 ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Add a time on ${name}`}
                  title="Add a time, after a break"
                  onClick={() => change(day, [...spans, [spans.at(-1)?.[1] ?? "13:00", "18:00"]])}
                >
                  <PlusIcon />
                </ActionIcon>
              ) : null}
              {before ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`${name} as the day before`}
                  title="As the day before"
                  onClick={() => change(day, week[before] ?? [])}
                >
                  <CopyIcon />
                </ActionIcon>
              ) : null}
            </div>
          </div>
        );
      })}
    </div>
  );
}
