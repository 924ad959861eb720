/** A round picture of letters: a person's initials, or the shop's. */

interface Props {
  readonly name: string;
  readonly kind: "person" | "shop";
  readonly isSmall?: boolean;
}

export function Avatar({ name, kind, isSmall = false }: Props) {
  return (
    <span class={`avatar ${kind}${isSmall ? " small" : ""}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** Up to two letters, of the first and the last word that begin with one. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return picked.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}
