/** Every state of a wait as the customer would read it, with made-up facts. */
import { direction } from "@kit/words/fill";
import page from "../document/document.module.css";
import type { State } from "./api";
import { CHOICES, readable } from "./chapters";
import css from "./Wording.module.css";

export function States({
  language,
  states,
  about,
}: {
  language: string;
  states: readonly State[];
  about: string;
}) {
  return (
    <aside
      className={`${page["try"] ?? ""} ${css["states"] ?? ""}`}
      aria-label="How it reads"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
      tabIndex={0}
    >
      <h2>How it reads</h2>
      <p>{about}</p>
      <ol>
        {states.map((one) => (
          <li key={one.state}>
            <small>{readable(one.state)}</small>
            <p className={css["bubble"]} lang={language} dir={direction(language)}>
              {one.text}
            </p>
            {one.choices.length > 0 ? (
              <span className={css["choices"]}>
                {one.choices.map((choice) => CHOICES[choice] ?? choice).join(" · ")}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </aside>
  );
}
