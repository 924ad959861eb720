/** What is offered in which situation, how far, and in whose tone: tried before it is published. */
import { Bones, Failed } from "@kit/staff/bits";
import { Button, NumberInput, TextInput } from "@mantine/core";
import { PlusIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import page from "../document/document.module.css";
import { History } from "../document/History";
import { Head, Section } from "../parts";
import parts from "../parts.module.css";
import { usePolicies } from "./api";
import {
  below,
  freeSituation,
  type Kept,
  LANGUAGES,
  type Policies,
  type Rule,
  type Trouble,
} from "./document";
import css from "./Resolutions.module.css";
import { RuleCard } from "./RuleCard";
import { TryCases } from "./TryCases";

const KEY = ["resolutions"] as const;

export function Resolutions() {
  const api = usePolicies();
  const stored = useQuery({ queryKey: KEY, queryFn: () => api.read() });
  if (stored.isError) return <Failed error={stored.error} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <Bones lines={10} />;
  const { body, etag } = stored.data;
  return <Editor key={body.versions[0]?.version ?? 0} kept={body} etag={etag} />;
}

function Editor({ kept, etag }: { kept: Kept; etag: string | null }) {
  const api = usePolicies();
  const queries = useQueryClient();
  const [document, setDocument] = useState<Policies>(kept.kept.document);
  const [isChanged, setChanged] = useState(false);
  const [problems, setProblems] = useState<readonly Trouble[]>([]);
  const change = (next: Partial<Policies>): void => {
    setDocument({ ...document, ...next });
    setChanged(true);
  };
  const publish = useMutation({
    mutationFn: () => api.publish(document, etag),
    onSuccess: async (found) => {
      setProblems(found);
      if (found.length === 0) {
        setChanged(false);
        await queries.invalidateQueries({ queryKey: KEY });
      }
    },
  });
  const open = useMutation({
    mutationFn: (version: number) => api.read(version),
    onSuccess: ({ body }) => change(body.kept.document),
  });
  const setRule = (place: number, rule: Rule | null): void =>
    change({
      rules: document.rules.flatMap((old, n) => (n === place ? (rule ? [rule] : []) : [old])),
    });
  const free = freeSituation(document.rules, kept.choices.situations);
  const { limits } = document;
  const limit = (name: keyof typeof limits) => (next: number | string) =>
    change({ limits: { ...limits, [name]: name === "reship_max" ? Number(next) : String(next) } });
  const wrong = below(problems, "limits");
  const texts = (name: "greeting" | "sign_off") => below(problems, name);
  return (
    <>
      <Head
        title="Resolutions"
        aside={<History of={kept} isBusy={open.isPending} onOpen={(v) => open.mutate(v)} />}
      >
        What your agents are offered in each situation, with its bound and its words. An agent
        approves every step; nothing here acts by itself.
      </Head>
      <div className={page["columns"]}>
        <div className={page["main"]}>
          <ol className={page["list"]} aria-label="Policies">
            {document.rules.map((rule, place) => (
              <RuleCard
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule's id is edited while it is typed
                key={place}
                rule={rule}
                choices={kept.choices}
                taken={document.rules.map((one) => one.situation)}
                currency={limits.currency}
                wrong={below(problems, `rules[${place}]`)}
                startsOpen={rule.words === ""}
                onChange={(next) => setRule(place, next)}
              />
            ))}
          </ol>
          {free ? (
            <Button
              variant="default"
              leftSection={<PlusIcon />}
              onClick={() =>
                change({
                  rules: [
                    ...document.rules,
                    {
                      id: free.replaceAll("_", "-"),
                      situation: free,
                      offers: [],
                      words: "",
                      goodwill_share: "0.10",
                      value_max: null,
                      reply: {},
                    },
                  ],
                })
              }
            >
              Add a situation
            </Button>
          ) : null}
          <Section
            title="Limits on one order"
            about="They hold for every step, also as an agent changed it. The shop's own terms hold besides."
          >
            <div className={parts["two"]}>
              <NumberInput
                label="Refunds together, at most"
                min={0}
                decimalScale={2}
                value={Number(limits.refund_max)}
                error={wrong["refund_max"]}
                onChange={limit("refund_max")}
              />
              <NumberInput
                label="Goodwill together, at most"
                min={0}
                decimalScale={2}
                value={Number(limits.goodwill_max)}
                error={wrong["goodwill_max"]}
                onChange={limit("goodwill_max")}
              />
              <NumberInput
                label="Sent again, at most"
                suffix=" times"
                min={0}
                max={10}
                value={limits.reship_max}
                error={wrong["reship_max"]}
                onChange={limit("reship_max")}
              />
              <NumberInput
                label="Worth of what is sent again"
                min={0}
                decimalScale={2}
                value={Number(limits.reship_value_max)}
                error={wrong["reship_value_max"]}
                onChange={limit("reship_value_max")}
              />
              <TextInput
                label="Currency of these bounds"
                description="Empty: the order's own."
                maxLength={3}
                value={limits.currency}
                error={wrong["currency"]}
                onChange={(e) =>
                  change({ limits: { ...limits, currency: e.currentTarget.value.toUpperCase() } })
                }
              />
            </div>
          </Section>
          <Section
            title="Your tone"
            about="Every draft begins and ends like this, unless a policy has a reply of its own."
          >
            {kept.choices.languages.map((tongue) => (
              <div key={tongue} className={parts["two"]}>
                <TextInput
                  label={`Greeting, ${LANGUAGES[tongue] ?? tongue}`}
                  placeholder="Hello {{customer_name}},"
                  value={document.greeting[tongue] ?? ""}
                  error={texts("greeting")[tongue]}
                  onChange={(e) =>
                    change({ greeting: put(document.greeting, tongue, e.currentTarget.value) })
                  }
                />
                <TextInput
                  label={`Sign-off, ${LANGUAGES[tongue] ?? tongue}`}
                  placeholder="{{agent_name}}"
                  value={document.sign_off[tongue] ?? ""}
                  error={texts("sign_off")[tongue]}
                  onChange={(e) =>
                    change({ sign_off: put(document.sign_off, tongue, e.currentTarget.value) })
                  }
                />
              </div>
            ))}
          </Section>
        </div>
        <TryCases document={document} onProblems={setProblems} />
      </div>
      {publish.isError || open.isError ? <Failed error={publish.error ?? open.error} /> : null}
      {problems.length > 0 ? (
        <p className={css["wrong"]} role="alert">
          {problems.length === 1 ? "One thing" : `${problems.length} things`} to mend before this
          can be published: {problems[0]?.place} — {problems[0]?.cure}.
        </p>
      ) : null}
      {isChanged ? (
        <div className={parts["save"]}>
          <p role="status">Not published yet</p>
          <Button
            variant="default"
            size="sm"
            onClick={() => {
              setDocument(kept.kept.document);
              setChanged(false);
              setProblems([]);
            }}
          >
            Undo
          </Button>
          <Button size="sm" onClick={() => publish.mutate()} loading={publish.isPending}>
            Publish
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** The texts with one set; an empty one is left out. */
const put = (
  texts: Readonly<Record<string, string>>,
  language: string,
  text: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ ...texts, [language]: text }).filter(([, one]) => one.trim() !== ""),
  );
