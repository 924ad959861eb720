/** The chat's drawings: one line weight, one size, the colour of the text beside them. */

const PATHS = {
  alert:
    "M12 8v5m0 3.2v.1M10.3 4.3 2.9 17.1A2 2 0 0 0 4.6 20h14.8a2 2 0 0 0 1.7-2.9L13.7 4.3a2 2 0 0 0-3.4 0Z",
  arrow: "M12 19V5m-6.5 6.5L12 5l6.5 6.5",
  box: "M12 3 4 7v10l8 4 8-4V7l-8-4Zm0 9 8-5M12 12 4 7m8 5v9",
  check: "m5 12.5 4.5 4.5L19 7.5",
  clock: "M12 7v5.2l3.2 1.8M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  close: "m6 6 12 12M18 6 6 18",
  device:
    "M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3Zm3 14.8h2",
  down: "m6.5 9.5 5.5 5.5 5.5-5.5",
  mail: "M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1Zm-.6.7L12 13l8.6-6.3",
  pen: "m14.5 6.5 3 3M5 19l.8-3.6L16.2 5a1.6 1.6 0 0 1 2.3 0l.5.5a1.6 1.6 0 0 1 0 2.3L8.6 18.2 5 19Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5a7.5 7.5 0 0 1 15 0",
  phone:
    "M6.6 3.8 9 4.2l1.2 3.6L8.4 9.6a13 13 0 0 0 6 6l1.8-1.8 3.6 1.2.4 2.4a2 2 0 0 1-2 2.6A15.5 15.5 0 0 1 4 5.8a2 2 0 0 1 2.6-2Z",
  picture:
    "M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Zm-.6 12 4.9-5 3.6 3.6 3-2.6 5.5 4.6M15.5 9.6v.1",
  retry: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 5v4.4h-4.4",
  returns: "M9 7 4.5 11.5 9 16m-4.5-4.5H15a4.5 4.5 0 0 1 0 9h-2",
  spark: "M12 3.5c.6 4.8 3.2 7.4 8 8-4.8.6-7.4 3.2-8 8-.6-4.8-3.2-7.4-8-8 4.8-.6 7.4-3.2 8-8Z",
  wave: "M12 3.5c-5.2 0-9.2 3.4-9.2 7.8 0 2.5 1.3 4.7 3.4 6.1-.1 1.1-.6 2.2-1.5 3.2 1.9 0 3.5-.7 4.7-1.7.8.2 1.7.3 2.6.3 5.2 0 9.2-3.4 9.2-7.9s-4-7.8-9.2-7.8Z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

const MOUTHS = [
  "M8 16.6c1-1.5 2.4-2.2 4-2.2s3 .7 4 2.2",
  "M8.5 16c1-.8 2.2-1.2 3.5-1.2s2.5.4 3.5 1.2",
  "M8.5 15.4h7",
  "M8.3 14.4c1 1.1 2.3 1.7 3.7 1.7s2.7-.6 3.7-1.7",
  "M7.6 13.6c.6 2.3 2.3 3.6 4.4 3.6s3.8-1.3 4.4-3.6Z",
];

/** A face for a score from 1 to 5. */
export function Face({ score }: { score: number }) {
  return (
    <svg class="face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9" />
      <path d="M8.8 9.4v.6M15.2 9.4v.6" />
      <path d={MOUTHS[score - 1] ?? ""} />
    </svg>
  );
}
