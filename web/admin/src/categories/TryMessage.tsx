/** What the list on the page, saved or not, makes of a message, and the way to teach it better. */
import { Bones, Failed } from "@kit/staff/bits";
import { Button, Menu, Textarea } from "@mantine/core";
import { ChevronDownIcon } from "@radix-ui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import page from "../document/document.module.css";
import { type List, type Look, readable, useCategories } from "./api";
import css from "./Categories.module.css";

export function TryMessage({
  list,
  isChanged,
  onTeach,
}: {
  list: List;
  isChanged: boolean;
  onTeach: (text: string, category: string) => void;
}) {
  const api = useCategories();
  const [text, setText] = useState("");
  const attempt = useMutation({
    mutationFn: (said: string) => api.attempt(said, isChanged ? list : null),
  });
  const said = text.trim();
  return (
    <aside className={`${page["try"] ?? ""} ${css["try"] ?? ""}`} aria-label="Try a message">
      <h2>Try a message</h2>
      <p>
        {isChanged
          ? "Tried on the list as you see it here, before it is saved."
          : "Tried on the list in force."}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (said !== "") attempt.mutate(said);
        }}
      >
        <Textarea
          aria-label="What a customer writes"
          placeholder="Where is my parcel?"
          dir="auto"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4000}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === "Enter" && !e.shiftKey) {
              e.preventDefault();
              e.currentTarget.form?.requestSubmit();
            }
          }}
        />
        <Button type="submit" variant="default" loading={attempt.isPending} disabled={said === ""}>
          Try
        </Button>
      </form>
      {attempt.isError ? <Failed error={attempt.error} /> : null}
      {attempt.isPending ? <Bones lines={3} /> : null}
      {attempt.data ? <Shown look={attempt.data} /> : null}
      {attempt.data && attempt.variables ? (
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <Button variant="default" rightSection={<ChevronDownIcon />}>
              It should be …
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
            <Menu.Label>Adds the message as an example</Menu.Label>
            {list.categories
              .filter((one) => one.name !== "")
              .map((one) => (
                <Menu.Item key={one.name} onClick={() => onTeach(attempt.variables, one.name)}>
                  {readable(one.name)}
                </Menu.Item>
              ))}
            <Menu.Item onClick={() => onTeach(attempt.variables, "")}>none of these</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </aside>
  );
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function Shown({ look }: { look: Look }) {
  return (
    <>
      <p role="status" className={css["verdict"]}>
        {look.category ? readable(look.category) : "Out of scope"}
        <small>out of scope {percent(look.out_of_scope)}, line at 50 %</small>
      </p>
      <ol className={css["bars"]} aria-label="How well each category suits">
        {look.guesses.map((one) => (
          <li key={one.category}>
            <span className="cut">{readable(one.category)}</span>
            <meter min={0} max={1} value={one.p} aria-label={readable(one.category)} />
            <span>{percent(one.p)}</span>
          </li>
        ))}
      </ol>
      <h3>Most like these examples</h3>
      <ul className={css["alike"]}>
        {look.nearest.map((one) => (
          <li key={`${one.category}:${one.text}`}>
            <q dir="auto">{one.text}</q>
            <small>
              {one.category ? readable(one.category) : "none of these"}, {percent(one.likeness)}{" "}
              alike
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
