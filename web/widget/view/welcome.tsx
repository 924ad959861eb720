/** What a visitor sees before a word is said: a greeting, who answers, and a few ways to begin. */
import { dayAndClock } from "@kit/ui/time";
import { fill } from "@kit/words/fill";
import type { State } from "../app/state";
import { useAround } from "./context";
import { Icon, type IconName } from "./icon";

const STARTERS: readonly (readonly ["order" | "returns" | "damaged", IconName])[] = [
  ["order", "box"],
  ["returns", "returns"],
  ["damaged", "picture"],
];

export function Welcome({ state }: { state: State }) {
  const { words, place, session, language } = useAround();
  const { greeting } = place.config.merchant;
  const { open, opens_at } = place.config;
  const disclosure =
    !open && opens_at
      ? fill(words.disclosureClosed, { opens: dayAndClock(opens_at, language, new Date()) })
      : words.disclosure;
  if (state.phase === "loading") return null;
  return (
    <div class="welcome">
      <div class="hero">
        <p class="greeting" dir="auto">
          {greeting || words.greeting}
        </p>
        <p class="disclosure">{disclosure}</p>
      </div>
      <h3 class="aside">{words.starters}</h3>
      <ul class="starters">
        {STARTERS.map(([key, icon]) => (
          <li key={key}>
            <button type="button" onClick={() => session.say(words.starter[key])}>
              <Icon name={icon} />
              <span>{words.starter[key]}</span>
              <Icon name="arrow" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
