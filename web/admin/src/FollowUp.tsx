/** The one mail to who fell silent in line: on or off, and what it says. */
import { direction } from "@kit/words/fill";
import { Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useAdmin } from "./api";
import css from "./FollowUp.module.css";
import { Reading, Section } from "./parts";

export function FollowUp({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const api = useAdmin();
  const query = useQuery({ queryKey: ["follow-up"], queryFn: api.followUp });
  return (
    <Section
      title="Who fell silent in line"
      about="Their page was closed while they waited, and they left an address. Their place and the answer are kept either way."
    >
      <Switch
        label="Write to them, once"
        description="Five minutes later, when you are open, unless they are back or answered by then."
        checked={isOn}
        onChange={(e) => onChange(e.currentTarget.checked)}
      />
      <Reading query={query} lines={3} />
      {query.data?.map((mail) => (
        <blockquote
          key={mail.language}
          className={css["mail"]}
          data-off={!isOn}
          lang={mail.language}
          dir={direction(mail.language)}
        >
          <b>{mail.subject}</b>
          <p>{mail.text}</p>
        </blockquote>
      ))}
    </Section>
  );
}
