import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { readAgain } from "./again";

const KEY = ["packet", "ho_1"] as const;
const queries = new QueryClient();

/** A screen that shows the packet; each reading is answered by hand with what stood when it began. */
function screen() {
  const world = { revision: 1 };
  const answers: (() => void)[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: KEY,
    queryFn: () => {
      const read = world.revision;
      return new Promise<number>((resolve) => answers.push(() => resolve(read)));
    },
  });
  observer.subscribe(() => undefined);
  const answer = async (): Promise<void> => {
    answers.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { world, answers, answer, shown: () => observer.getCurrentResult().data };
}

afterEach(() => queries.clear());

test("news during the first reading are not lost with its answer", async () => {
  const { world, answers, answer, shown } = screen();
  world.revision = 2;
  void readAgain(queries, KEY);

  await answer();
  expect(shown()).toBe(1);
  await answer();

  expect(shown()).toBe(2);
  expect(answers).toEqual([]);
});

test("a busy line shares readings, and each answer is drawn", async () => {
  const { world, answers, answer, shown } = screen();
  for (let n = 2; n <= 50; n++) {
    world.revision = n;
    void readAgain(queries, KEY);
  }

  await answer();
  expect(shown()).toBe(1);
  expect(answers).toHaveLength(1);
  await answer();

  expect(shown()).toBe(50);
  expect(answers).toEqual([]);
});

test("what is shown in peace is read once more, once", async () => {
  const { world, answers, answer, shown } = screen();
  await answer();
  world.revision = 2;
  void readAgain(queries, KEY);

  expect(answers).toHaveLength(1);
  await answer();

  expect(shown()).toBe(2);
  expect(answers).toEqual([]);
});
