/** Light, dark, or as the system says. */
import { useMantineColorScheme } from "@mantine/core";

const NEXT = { auto: "light", light: "dark", dark: "auto" } as const;
const WORDS = {
  auto: "Colours as the system",
  light: "Light colours",
  dark: "Dark colours",
} as const;

export function useScheme(): { words: string; next: () => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return { words: WORDS[colorScheme], next: () => setColorScheme(NEXT[colorScheme]) };
}
