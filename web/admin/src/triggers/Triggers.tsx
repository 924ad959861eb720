/** The rules that decide when a conversation goes to a person: edited, tried, published, undone. */
import { Problem } from "@kit/api/index";
import { Bones, Chip, Empty, Failed } from "@kit/staff/bits";
import { usePlace } from "@kit/staff/hash";
import { moment } from "@kit/staff/time";
import { Button, Modal, SegmentedControl } from "@mantine/core";
import { LightningBoltIcon, PlusIcon } from "@radix-ui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { type Trouble, useAdmin } from "../api";
import { useNames } from "../names";
import { Head } from "../parts";
import { Backtest } from "./Backtest";
import { CASES, Cases } from "./Cases";
import { type Document, freeName, type Rule } from "./document";
import { moveId, RuleCard } from "./RuleCard";
import { Shadow } from "./Shadow";
import css from "./Triggers.module.css";
import { type Lit, TryPanel } from "./TryPanel";
import { ThresholdContext } from "./thresholds";
import { Diff, Versions } from "./Versions";
import { Yaml } from "./Yaml";

const KEY = ["triggers"] as const;
const DARK: Lit = { fired: new Set(), nearly: new Set() };
type View = "rules" | "yaml" | "backtest" | "cases" | "shadow" | "versions";
type Edited = { readonly document: Document } | { readonly yaml: string };

export function Triggers() {
  const api = useAdmin();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: api.triggers });
  const queues = useQuery({ queryKey: ["queues"], queryFn: api.queues });
  const linked = /^triggers\/case\/(cv_[0-9a-v]{26})$/.exec(usePlace())?.[1] ?? "";
  const [view, setView] = useState<View>(linked ? "cases" : "rules");
  const [edited, setEdited] = useState<Edited | null>(null);
  const [open, setOpen] = useState<string>("");
  const [lit, setLit] = useState<Lit>(DARK);
  const [troubles, setTroubles] = useState<readonly Trouble[]>([]);
  const [isPublishing, setPublishing] = useState(false);
  const [said, setSaid] = useState("");
  const nameOf = useNames();
  const onLit = useCallback((next: Lit) => setLit(next), []);
  const again = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: KEY });
    await queries.invalidateQueries({ queryKey: CASES });
  };
  const save = useMutation({
    mutationFn: (body: Edited) => api.saveDraft(body, query.data?.body.draft?.revision),
    onSuccess: async (problems) => {
      setTroubles(problems);
      if (problems.length > 0) return;
      await again();
      setEdited(null);
    },
  });
  const publish = useMutation({
    mutationFn: api.publish,
    onSuccess: async () => {
      setPublishing(false);
      await again();
    },
  });
  const rollBack = useMutation({ mutationFn: api.rollBack, onSuccess: again });
  const discard = useMutation({ mutationFn: api.discardDraft, onSuccess: again });
  const curves = useQuery({
    queryKey: ["thresholds"],
    queryFn: () => api.thresholds(30),
    staleTime: 300_000,
    retry: false,
  });

  const triggers = query.data?.body;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  if (!triggers) return <Bones lines={9} />;
  const stored = triggers.draft ?? triggers.published;
  const document: Document =
    edited && "document" in edited ? edited.document : (stored?.document ?? { rules: [] });
  const yaml = edited && "yaml" in edited ? edited.yaml : (stored?.yaml ?? "");
  const rules = document.rules ?? [];
  const setRules = (next: readonly Rule[]): void => {
    setTroubles([]);
    setEdited({ document: { ...document, rules: next } });
  };
  const place = (trouble: Trouble): number =>
    Number(/^rules\[(\d+)\]/.exec(trouble.place)?.[1] ?? -1);
  const add = (): void => {
    const name = freeName("new-rule", rules);
    setRules([...rules, { name, when: { attempts_failed: { at_least: 2 } } }]);
    setOpen(name);
  };
  const propose = (rule: Rule): void =>
    setRules([...rules, { ...rule, name: freeName(rule.name, rules) }]);
  const move = (from: number, to: number): void => {
    const rule = rules[from];
    if (!rule || from === to) return;
    const next = rules.filter((_, i) => i !== from);
    next.splice(to, 0, rule);
    setRules(next);
    setSaid(`${rule.name} is now ${to + 1} of ${rules.length}.`);
  };
  const actsOf = (rule: Rule, at: number) => ({
    onChange: (next: Rule) => {
      setRules(rules.map((old, i) => (i === at ? next : old)));
      if (next.name !== rule.name) setOpen(next.name);
    },
    onMove: (to: number) => {
      move(at, to);
      const way = to < at ? "earlier" : "later";
      const isEdge = to === (to < at ? 0 : rules.length - 1);
      const other = way === "earlier" ? "later" : "earlier";
      requestAnimationFrame(() =>
        globalThis.document.getElementById(moveId(to, isEdge ? other : way))?.focus(),
      );
    },
    onDrop: (from: number, before: number) => move(from, before > from ? before - 1 : before),
    onCopy: () =>
      setRules([
        ...rules.slice(0, at + 1),
        { ...rule, name: freeName(rule.name, rules) },
        ...rules.slice(at + 1),
      ]),
    onRemove: () => setRules(rules.filter((_, i) => i !== at)),
    onToggle: () => setOpen(open === rule.name ? "" : rule.name),
  });
  const general = troubles.filter((trouble) => place(trouble) < 0);
  const isChanged = edited !== null;

  return (
    <>
      <Head
        title="Triggers"
        aside={
          <div style={{ display: "flex", gap: 8, alignItems: "center" }}>
            <SegmentedControl
              size="xs"
              aria-label="View"
              value={view}
              onChange={(next) => setView(next as View)}
              data={[
                { value: "rules", label: "Rules" },
                { value: "yaml", label: "YAML" },
                { value: "backtest", label: "Back-test" },
                { value: "cases", label: "Cases" },
                { value: "shadow", label: "Shadow" },
                { value: "versions", label: "Versions" },
              ]}
            />
            {isChanged ? (
              <>
                <Button
                  size="sm"
                  variant="default"
                  onClick={() => {
                    setEdited(null);
                    setTroubles([]);
                  }}
                >
                  Undo
                </Button>
                <Button size="sm" loading={save.isPending} onClick={() => save.mutate(edited)}>
                  Save draft
                </Button>
              </>
            ) : triggers.draft ? (
              <>
                <Button
                  size="sm"
                  variant="default"
                  loading={discard.isPending}
                  onClick={() => discard.mutate()}
                >
                  Discard
                </Button>
                <Button size="sm" onClick={() => setPublishing(true)}>
                  Publish…
                </Button>
              </>
            ) : null}
          </div>
        }
      >
        Read from the top; the first rule that fits decides where it goes. Asking for a person and
        safety always hand off, whatever is written here.
      </Head>
      <p className={css["state"]} role="status">
        {isChanged ? (
          <Chip tone="amber">not saved</Chip>
        ) : triggers.draft ? (
          <Chip tone="amber">draft, not in force</Chip>
        ) : (
          <Chip tone="accent">in force</Chip>
        )}
        {triggers.published ? (
          <span className="dim">
            {Number(triggers.published.version) === 0
              ? "The rules everybody starts with"
              : `Version ${triggers.published.version}`}
            {triggers.published.published_at
              ? ` since ${moment(triggers.published.published_at)} by ${nameOf(triggers.published.by ?? "")}`
              : ""}
          </span>
        ) : null}
      </p>
      {save.isError ? <Failed error={save.error} /> : null}
      {discard.isError ? <Failed error={discard.error} /> : null}
      {rollBack.isError ? <Failed error={rollBack.error} /> : null}
      {general.length > 0 ? (
        <ul role="alert">
          {general.map((trouble) => (
            <li key={trouble.place + trouble.cure} className={css["wrong"]}>
              {trouble.line ? `line ${trouble.line}: ` : ""}
              {trouble.place ? `${trouble.place}: ` : ""}
              {trouble.cure}
            </li>
          ))}
        </ul>
      ) : null}
      {view === "versions" ? (
        <Versions
          triggers={triggers}
          isBusy={rollBack.isPending}
          onRollBack={(version) => rollBack.mutate(version)}
        />
      ) : view === "backtest" ? (
        <Backtest document={document} onPropose={propose} />
      ) : view === "cases" ? (
        <Cases linked={linked} />
      ) : view === "shadow" ? (
        <Shadow
          watched={(triggers.published?.document?.rules ?? [])
            .filter((rule) => rule.shadow)
            .map((rule) => rule.name)}
          hasDraft={Boolean(triggers.draft) || isChanged}
          onDone={async () => {
            await again();
            await queries.invalidateQueries({ queryKey: ["shadows"] });
          }}
        />
      ) : (
        <div className={css["split"]}>
          {view === "yaml" ? (
            <Yaml
              value={yaml}
              schema={triggers.schema}
              onChange={(next) => {
                setTroubles([]);
                setEdited({ yaml: next });
              }}
            />
          ) : (
            <ThresholdContext.Provider value={curves.data}>
              <div className={css["rules"]}>
                <p className="sr" aria-live="polite">
                  {said}
                </p>
                {edited && "yaml" in edited ? (
                  <p className={css["wrong"]}>
                    The YAML has changes that are not saved. Save or undo them to see them here.
                  </p>
                ) : null}
                {rules.length === 0 ? (
                  <Empty icon={<LightningBoltIcon />} title="No rules">
                    Only explicit requests and safety hand off.
                  </Empty>
                ) : null}
                {rules.map((rule, at) => (
                  <RuleCard
                    // biome-ignore lint/suspicious/noArrayIndexKey: a rule's name changes while it is typed
                    key={at}
                    rule={rule}
                    at={at}
                    isOpen={open === rule.name}
                    isLast={at === rules.length - 1}
                    queues={(queues.data ?? []).map((q) => q.name)}
                    troubles={troubles.filter((t) => place(t) === at)}
                    mark={
                      lit.fired.has(rule.name) ? "fired" : lit.nearly.has(rule.name) ? "nearly" : ""
                    }
                    acts={actsOf(rule, at)}
                  />
                ))}
                <div>
                  <Button variant="default" leftSection={<PlusIcon />} onClick={add}>
                    Add a rule
                  </Button>
                </div>
              </div>
            </ThresholdContext.Provider>
          )}
          <TryPanel document={document} onLit={onLit} />
        </div>
      )}
      <Modal
        opened={isPublishing}
        onClose={() => setPublishing(false)}
        title="Publish the draft?"
        size={820}
      >
        <div style={{ display: "grid", gap: 12 }}>
          <p>
            From the next message on, conversations are decided by it. You can roll back at any
            time.
          </p>
          <Diff before={triggers.published?.yaml ?? ""} after={triggers.draft?.yaml ?? ""} />
          {publish.isError ? (
            <div className={css["blocked"]}>
              <Failed error={publish.error} />
              {publish.error instanceof Problem && publish.error.code === "cases_failed" ? (
                <Button
                  variant="default"
                  onClick={() => {
                    setPublishing(false);
                    publish.reset();
                    setView("cases");
                  }}
                >
                  Look at the cases
                </Button>
              ) : null}
            </div>
          ) : null}
          <div style={{ display: "flex", gap: 8, justifyContent: "flex-end" }}>
            <Button variant="default" onClick={() => setPublishing(false)}>
              Not yet
            </Button>
            <Button loading={publish.isPending} onClick={() => publish.mutate()}>
              Publish
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
