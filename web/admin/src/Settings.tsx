/** The merchant's own settings: name, look, where the widget may stand, times, and how cases end. */
import { Bones, Failed } from "@kit/staff/bits";
import {
  ColorInput,
  NumberInput,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { Capacity } from "./Capacity";
import { Dispositions } from "./Dispositions";
import { useSettings } from "./data";
import { FollowUp } from "./FollowUp";
import { Head, SaveBar, Section } from "./parts";
import css from "./parts.module.css";

const ZONES: readonly string[] =
  typeof Intl.supportedValuesOf === "function"
    ? ["UTC", ...Intl.supportedValuesOf("timeZone")]
    : ["UTC"];
const COLOURS = ["#2f5d50", "#0c6a5d", "#1f4e79", "#5b3e8f", "#8a3b12", "#a1273b", "#2b2b28"];

export function Settings() {
  const form = useSettings();
  if (form.query.isError)
    return <Failed error={form.query.error} onRetry={() => void form.query.refetch()} />;
  if (!form.value) return <Bones lines={8} />;
  const { value, set } = form;
  const number =
    (name: "offer_seconds" | "grace_seconds" | "alert_minutes") => (next: number | string) =>
      set({ [name]: Number(next) || 0 });
  return (
    <>
      <Head title="Settings">What customers see of you, and how long things may take.</Head>
      <Section title="Merchant">
        <TextInput
          label="Name"
          value={value.name}
          onChange={(e) => set({ name: e.currentTarget.value })}
        />
        <TextInput
          label="Short name"
          description="Part of the widget's one line; it cannot change."
          value={value.slug}
          readOnly
        />
        <div className={css["two"]}>
          <Select
            label="Time zone"
            searchable
            data={ZONES}
            value={value.time_zone}
            onChange={(zone) => zone && set({ time_zone: zone })}
          />
          <TagsInput
            label="Languages"
            description="The first is the default."
            value={[...value.languages]}
            onChange={(languages) => set({ languages })}
          />
        </div>
      </Section>
      <Section title="Widget" about="Every change shows at the next page view.">
        <ColorInput
          label="Colour"
          format="hex"
          eyeDropperButtonProps={{ "aria-label": "Pick a colour from the screen" }}
          swatches={COLOURS}
          swatchesPerRow={7}
          value={value.color}
          onChange={(color) => set({ color })}
        />
        <Textarea
          label="Greeting"
          description="Said before the customer's first message. The assistant always says that it is an AI."
          autosize
          minRows={2}
          maxRows={4}
          maxLength={300}
          value={value.greeting}
          onChange={(e) => set({ greeting: e.currentTarget.value })}
        />
        <TagsInput
          label="Allowed origins"
          description="Pages that may carry the widget, like https://shop.example. Press Enter after each."
          value={[...value.origins]}
          onChange={(origins) => set({ origins })}
          placeholder="https://"
        />
      </Section>
      <Section
        title="Order numbers"
        about="So that a customer's number is known in any sentence, and never asked for again."
      >
        <TagsInput
          label="An example of each kind"
          description="Letters and marks as they stand, any digits: LN-10234 also knows ln 10999. Empty: numbers with # or after a word such as order."
          value={[...(value.order_examples ?? [])]}
          onChange={(order_examples) => set({ order_examples })}
          placeholder="LN-10234"
        />
      </Section>
      <Section
        title="Times"
        about="Short offers move fast; long ones forgive a trip to the printer."
      >
        <div className={css["two"]}>
          <NumberInput
            label="An offer rings for"
            suffix=" s"
            min={5}
            max={3600}
            value={value.offer_seconds}
            onChange={number("offer_seconds")}
          />
          <NumberInput
            label="A lost agent may come back within"
            suffix=" s"
            min={1}
            max={3600}
            value={value.grace_seconds}
            onChange={number("grace_seconds")}
          />
          <NumberInput
            label="Alert when nobody takes a case in"
            suffix=" min"
            min={1}
            max={1440}
            value={value.alert_minutes}
            onChange={number("alert_minutes")}
          />
        </div>
        <TextInput
          label="Mail is sent from"
          type="email"
          value={value.mail_from}
          onChange={(e) => set({ mail_from: e.currentTarget.value })}
        />
      </Section>
      <Capacity
        units={value.units_by_channel ?? {}}
        onChange={(units_by_channel) => set({ units_by_channel })}
      />
      <Section title="Passing on" about="When an agent gives a customer to another queue.">
        <Switch
          label="They keep their place"
          description="Off: they wait at the other queue's end. They are told which. Within one queue they always keep it."
          checked={value.keeps_place ?? true}
          onChange={(e) => set({ keeps_place: e.currentTarget.checked })}
        />
      </Section>
      <FollowUp isOn={value.follows_up ?? true} onChange={(follows_up) => set({ follows_up })} />
      <Section
        title="Dispositions"
        about="How a case can end. Agents choose one in wrap-up, by number key."
      >
        <Dispositions
          items={value.dispositions}
          onChange={(dispositions) => set({ dispositions })}
        />
      </Section>
      <SaveBar
        isChanged={form.isChanged}
        isSaving={form.isSaving}
        error={form.error}
        onSave={form.save}
        onUndo={form.undo}
      />
    </>
  );
}
