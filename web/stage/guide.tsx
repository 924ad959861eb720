/** Who a newcomer can be, what they can say, and which stories there are. */
import type { Persona, Stage } from "@kit/api/types";
import { useState } from "preact/hooks";

interface Props {
  readonly stage: Stage;
  readonly persona: Persona | undefined;
  /** Sentences already said as this persona. */
  readonly said: readonly string[];
  readonly onBe: (persona: Persona) => Promise<void>;
  readonly onSay: (text: string) => void;
  readonly onPlay: (story: string) => Promise<void>;
}

export function Guide({ stage, persona, said, onBe, onSay, onPlay }: Props) {
  const [played, setPlayed] = useState<string>();
  const story = stage.stories.find((s) => s.id === played);
  return (
    <>
      <section aria-labelledby="stories">
        <h2 id="stories">Play a story</h2>
        <ul class="stories">
          {stage.stories.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={played === id}
                onClick={() => {
                  setPlayed(id);
                  void onPlay(id);
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
        {story && (
          <ol class="steps">
            {story.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </section>
      <section aria-labelledby="personas">
        <h2 id="personas">Be a customer</h2>
        <ul class="personas">
          {stage.personas.map((one) => (
            <li
              key={one.id}
              class={one.id === persona?.id ? "card is" : "card"}
              ref={one.id === persona?.id ? intoView : null}
            >
              <button
                type="button"
                class="person"
                aria-expanded={one.id === persona?.id}
                onClick={() => void onBe(one)}
              >
                <span class={`face tone-${tone(one.id)}`} aria-hidden="true">
                  {initials(one.name)}
                </span>
                <span>
                  <b>{one.name}</b>
                  <span>{one.situation}</span>
                </span>
              </button>
              {one.id === persona?.id && <Sentences persona={one} said={said} onSay={onSay} />}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Who was chosen by a story may be further down. */
function intoView(card: HTMLElement | null): void {
  card?.scrollIntoView({ block: "nearest" });
}

interface SentencesProps {
  readonly persona: Persona;
  readonly said: readonly string[];
  readonly onSay: (text: string) => void;
}

function Sentences({ persona, said, onSay }: SentencesProps) {
  return (
    <div class="sentences">
      <p>Click to say it in the shop, or write your own there.</p>
      <ol>
        {persona.sentences.map((text) => (
          <li key={text}>
            <button
              type="button"
              class={said.includes(text) ? "said" : ""}
              onClick={() => onSay(text)}
            >
              {text}
            </button>
          </li>
        ))}
      </ol>
      {persona.order && (
        <p class="proof">
          For the assistant: order <code>{persona.order}</code>,{" "}
          <button type="button" onClick={() => onSay(persona.email)}>
            {persona.email}
          </button>
        </p>
      )}
    </div>
  );
}

function initials(name: string): string {
  return name
    .split(" ")
    .map((word) => word[0])
    .join("");
}

/** One of six tones, always the same for one person. */
function tone(id: string): number {
  return [...id].reduce((sum, c) => sum + c.charCodeAt(0), 0) % 6;
}
