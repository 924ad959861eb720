/** The path of frustration over the customer's messages; each point jumps to its message. */
import { useOpenCase } from "../context";
import type { Mood as Point } from "../data/packet";
import css from "./Packet.module.css";

const HIGH = 0.7;
const RAISED = 0.5;
const level = (score: number): "red" | "amber" | "calm" =>
  score >= HIGH ? "red" : score >= RAISED ? "amber" : "calm";

export function Mood({ moods }: { moods: readonly Point[] }) {
  const { jump } = useOpenCase();
  if (moods.length < 2) return null;
  const x = (i: number): number => 3 + (i / (moods.length - 1)) * 94;
  const y = (score: number): number => 88 - score * 76;
  const last = moods.at(-1)?.level ?? 0;
  const rose = last - (moods[0]?.level ?? 0);
  const words = level(last) === "red" ? "high" : level(last) === "amber" ? "raised" : "calm";
  return (
    <figure className={css["mood"]} data-level={level(last)}>
      <div className={css["points"]}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          <line className={css["bar"]} x1="0" x2="100" y1={y(HIGH)} y2={y(HIGH)} />
          <polyline
            className={css["path"]}
            points={moods.map((m, i) => `${x(i)},${y(m.level)}`).join(" ")}
          />
        </svg>
        {moods.map((mood, i) => (
          <button
            key={mood.seq}
            type="button"
            data-level={level(mood.level)}
            style={{ left: `${x(i)}%`, top: `${y(mood.level)}%` }}
            onClick={() => jump(mood.seq)}
            aria-label={`Frustration ${Math.round(mood.level * 100)} of 100 at message ${mood.seq}`}
            title={mood.quote ?? ""}
          >
            <i />
          </button>
        ))}
      </div>
      <figcaption>
        Frustration {words}
        {rose > 0.15 ? ", rising" : rose < -0.15 ? ", falling" : ""}
      </figcaption>
    </figure>
  );
}
