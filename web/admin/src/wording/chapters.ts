/** How the parts of a wait, its messages and its facts are called on the page. */
export const CHAPTERS: readonly (readonly [name: string, title: string, about: string])[] = [
  [
    "reason",
    "Why a person takes over",
    "Said first, with what is passed on. A trigger that has a sentence of its own says that one.",
  ],
  ["promise", "How long it takes", "The first number, or that none can be given."],
  ["waiting", "While they wait", "The place in line, and signs of life."],
  ["later", "When it takes longer, or less", "Before a promise breaks, or once it is broken."],
  ["closed", "When you are closed", "When the team is back, and how the answer comes."],
  ["people", "When somebody takes it", "Looked at, accepted, lost, passed back."],
  ["owed", "When an answer is owed", "They left an address or asked to be called."],
  ["mail", "Mails", "Subject and text, each for itself."],
  ["intake", "Asked before the wait", "If a trigger asks for something first."],
];

const FACTS: Readonly<Record<string, string>> = {
  minutes: "minutes until 9 in 10 are answered",
  often: "minutes it often takes",
  ahead: "people ahead of them",
  position: "their place in line",
  share: "the 9 of “9 in 10”",
  out_of: "the 10 of “9 in 10”",
  by: "a clock time",
  opens: "when you open",
  agent: "the agent's name",
  passed_on: "what is passed on",
  shop: "your name",
  sentence: "the sentence of the trigger that fired",
  items: "what is asked for",
  last: "the last thing asked for",
};

/** The fact that is all a text says, as in "{sentence}"; null where there are words of its own. */
export const onlyFact = (text: string): string | null => /^\{(\w+)\}$/u.exec(text)?.[1] ?? null;

export const factIs = (name: string): string => FACTS[name] ?? name;

export const CHOICES: Readonly<Record<string, string>> = {
  keep_waiting: "Keep waiting",
  email: "E-mail me",
  callback: "Call me",
  assistant: "The assistant",
};

/** "longer, colleague_left" as it is read. */
export const readable = (state: string): string => {
  const words = state.replaceAll("_", " ").replace(", unknown", "");
  return sentenceCase(words);
};

export const sentenceCase = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1);

/** A language in English and as its speakers write it: "German, Deutsch". */
export function languageName(tag: string): string {
  const named = (within: string): string =>
    new Intl.DisplayNames([within], { type: "language" }).of(tag) ?? tag;
  const english = named("en");
  const own = named(tag);
  return own === english ? english : `${english}, ${own}`;
}

/** The text with a fact put in where the cursor stands. */
export function withFact(text: string, fact: string, at: number): string {
  const put = `{${fact}}`;
  const before = text.slice(0, at);
  const gap = before === "" || /\s$/u.test(before) ? "" : " ";
  return `${before}${gap}${put}${text.slice(at)}`;
}
