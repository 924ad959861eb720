/** Who plans to work when. */
import { Avatar } from "@kit/staff/bits";
import { Button, Pill, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Day, type StaffPlan, useAdmin } from "./api";
import { Dialog, useSaving } from "./Dialog";
import { isWrong, WeekEditor } from "./Hours";
import { Head, Reading } from "./parts";
import table from "./parts.module.css";
import css from "./Staffing.module.css";
import { WhatIf } from "./WhatIf";

const KEY = ["staffing"] as const;
const DAYS: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export function Staffing() {
  const api = useAdmin();
  const plans = useQuery({ queryKey: KEY, queryFn: api.staffing });
  const [edited, setEdited] = useState<StaffPlan | null>(null);
  return (
    <>
      <Head title="Staffing">
        Planned work gives the times customers may be called at, and lets the wait know about breaks
        and the end of a shift before they come. Gaps between times are breaks.
      </Head>
      <Reading query={plans} lines={5} />
      {plans.data ? <Week plans={plans.data} onEdit={setEdited} /> : null}
      {edited ? <Edit key={edited.agent_id} plan={edited} onClose={() => setEdited(null)} /> : null}
      <WhatIf />
    </>
  );
}

function Week({
  plans,
  onEdit,
}: {
  plans: readonly StaffPlan[];
  onEdit: (plan: StaffPlan) => void;
}) {
  return (
    <div className={table["scrolls"]}>
      <table className={`${table["table"] ?? ""} ${css["week"] ?? ""}`}>
        <thead>
          <tr>
            <th>Name</th>
            {DAYS.map((day) => (
              <th key={day}>{day[0]?.toUpperCase() + day.slice(1)}</th>
            ))}
            <th className={table["right"]}>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.agent_id}>
              <td>
                <span className={table["person"]}>
                  <Avatar name={plan.name} size={26} />
                  <span className="cut">{plan.name}</span>
                </span>
              </td>
              {DAYS.map((day) => (
                <td key={day}>
                  <Bar spans={plan.week[day] ?? []} />
                </td>
              ))}
              <td className={table["right"]}>
                <Button
                  variant="default"
                  onClick={() => onEdit(plan)}
                  aria-label={`Plan ${plan.name}`}
                >
                  Plan
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The day as a bar from midnight to midnight, with its hours in words for those who do not see it. */
function Bar({ spans }: { spans: readonly (readonly [string, string])[] }) {
  if (spans.length === 0) return <span className="dim">–</span>;
  const words = spans.map(([from, until]) => `${from} to ${until}`).join(", ");
  const x = (time: string): number => minutes(time) / 14.4;
  return (
    <span className={css["day"]} title={words}>
      <svg
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
        className={css["bar"]}
      >
        <rect className={css["empty"]} x={0} y={0} width={100} height={8} rx={2} />
        {spans.map(([from, until]) => (
          <rect key={from} x={x(from)} y={0} width={x(until) - x(from)} height={8} rx={1} />
        ))}
      </svg>
      <small>
        {spans[0]?.[0]}–{spans.at(-1)?.[1]}
      </small>
    </span>
  );
}

function Edit({ plan, onClose }: { plan: StaffPlan; onClose: () => void }) {
  const api = useAdmin();
  const [form, setForm] = useState(plan);
  const [date, setDate] = useState("");
  const save = useSaving(KEY, () => api.savePlan(form), onClose);
  const off = Object.keys(form.days).sort();
  return (
    <Dialog
      title={`When ${plan.name} works`}
      size={720}
      saving={save}
      isIncomplete={isWrong(form.week)}
      onClose={onClose}
    >
      <WeekEditor
        week={form.week}
        closed="does not work"
        onChange={(week) => setForm({ ...form, week })}
      />
      <div className={css["off"]}>
        <TextInput
          type="date"
          label="Day off"
          value={date}
          onChange={(e) => setDate(e.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={!date}
          onClick={() => setForm({ ...form, days: { ...form.days, [date]: [] } })}
        >
          Add
        </Button>
        {off.map((day) => (
          <Pill
            key={day}
            size="md"
            withRemoveButton
            removeButtonProps={{ "aria-label": `Remove ${day}` }}
            onRemove={() => {
              const { [day]: _, ...days } = form.days;
              setForm({ ...form, days });
            }}
          >
            {day}
          </Pill>
        ))}
      </div>
    </Dialog>
  );
}
