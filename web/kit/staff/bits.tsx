/** The small pieces that every staff screen is made of. */
import { Button } from "@mantine/core";
import type { CSSProperties, ReactNode } from "react";
import css from "./bits.module.css";
import { inWords } from "./trouble";

/** Initials of a name, in any script; a figure when there is no name. */
export function initials(name: string): string {
  const parts = name
    .trim()
    .split(/[\s.-]+/u)
    .filter((part) => !/^(von|zu|van|de|der|la)$/iu.test(part));
  const first = [...(parts[0] ?? "")][0] ?? "?";
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

export function Avatar({ name, size = 28, on }: { name: string; size?: number; on?: boolean }) {
  const style: CSSProperties = { width: size, height: size, fontSize: Math.round(size * 0.38) };
  return (
    <span className={css["avatar"]} style={style} data-initials={initials(name)} aria-hidden>
      {on === undefined ? null : <i className={css["dot"]} data-on={on} />}
    </span>
  );
}

export type Tone = "plain" | "accent" | "amber" | "red";

export function Chip({
  tone = "plain",
  icon,
  children,
  title,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  title?: string;
}) {
  return (
    <span className={css["chip"]} data-tone={tone} title={title}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

/** Time running out: a ring that empties, with the seconds that are left. */
export function Ring({ left, whole, size = 34 }: { left: number; whole: number; size?: number }) {
  const radius = size / 2 - 2;
  const round = 2 * Math.PI * radius;
  const share = whole > 0 ? Math.max(0, Math.min(1, left / whole)) : 0;
  return (
    <span
      className={css["ring"]}
      data-late={left < 10}
      role="timer"
      aria-label={`${Math.ceil(left)} seconds left`}
    >
      <svg width={size} height={size} aria-hidden>
        <circle className={css["track"]} cx={size / 2} cy={size / 2} r={radius} />
        <circle
          className={css["rest"]}
          cx={size / 2}
          cy={size / 2}
          r={radius}
          strokeDasharray={round}
          strokeDashoffset={round * (1 - share)}
        />
      </svg>
      <b aria-hidden>{Math.max(0, Math.ceil(left))}</b>
    </span>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={css["kbd"]}>{children}</kbd>;
}

export function Empty({
  icon,
  title,
  children,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className={css["empty"]}>
      {icon}
      <b>{title}</b>
      {children ? <p>{children}</p> : null}
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className={css["failed"]} role="alert">
      <p>{inWords(error)}</p>
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}

const WIDTHS = [72, 94, 58, 83, 40, 68, 90, 52, 79, 44];

/** Where text is going to be. */
export function Bones({ lines = 4 }: { lines?: number }) {
  return (
    <div className={css["bones"]} role="status" aria-label="Loading">
      {WIDTHS.slice(0, lines).map((width) => (
        <i key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
