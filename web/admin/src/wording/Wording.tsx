/** What a waiting customer is told, language by language: ours, or the merchant's own words. */
import { Bones, Empty, Failed } from "@kit/staff/bits";
import { Select, Switch, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import page from "../document/document.module.css";
import { Head } from "../parts";
import { type Text, type TriedText, useWording, WORDING } from "./api";
import { CHAPTERS, languageName } from "./chapters";
import { States } from "./States";
import { TextCard } from "./TextCard";
import css from "./Wording.module.css";

export function Wording() {
  const api = useWording();
  const [language, setLanguage] = useState("en");
  const [wanted, setWanted] = useState("");
  const [isOwnOnly, setOwnOnly] = useState(false);
  const [trying, setTrying] = useState<{ key: string; tried: TriedText } | null>(null);
  const stored = useQuery({
    queryKey: [WORDING, language],
    queryFn: () => api.read(language),
  });
  const onTry = useCallback((key: string, tried: TriedText | null) => {
    setTrying((old) => (tried ? { key, tried } : old?.key === key ? null : old));
  }, []);
  const wording = stored.data?.body;
  const shown = wording?.texts.filter(
    (text) => (!isOwnOnly || text.own !== null) && holds(text, wanted),
  );
  return (
    <>
      <Head title="What customers are told">
        Every sentence said to somebody who waits. Say it in your own tone; the numbers stay those
        of the estimate, and all facts are told.
      </Head>
      <div className={css["bar"]}>
        <Select
          label="Language"
          allowDeselect={false}
          value={language}
          data={(wording?.languages ?? [{ language, own: 0 }]).map((one) => ({
            value: one.language,
            label: `${languageName(one.language)}${one.own > 0 ? ` (${one.own} yours)` : ""}`,
          }))}
          onChange={(next) => {
            if (!next) return;
            setTrying(null);
            setLanguage(next);
          }}
        />
        <TextInput
          label="Find"
          placeholder="A word or a name"
          type="search"
          value={wanted}
          onChange={(e) => setWanted(e.currentTarget.value)}
        />
        <Switch
          label="Only yours"
          checked={isOwnOnly}
          onChange={(e) => setOwnOnly(e.currentTarget.checked)}
        />
      </div>
      {stored.isError ? (
        <Failed error={stored.error} onRetry={() => void stored.refetch()} />
      ) : null}
      {stored.isLoading ? <Bones lines={10} /> : null}
      {wording && shown ? (
        <div className={page["columns"]} key={language}>
          <div className={css["chapters"]}>
            {shown.length === 0 ? (
              <Empty title="No such sentence">
                {isOwnOnly && wanted === ""
                  ? "You have not written your own in this language yet."
                  : "Try another word."}
              </Empty>
            ) : null}
            {CHAPTERS.map(([name, title, about]) => {
              const texts = shown.filter((text) => text.chapter === name);
              return texts.length === 0 ? null : (
                <section key={name} aria-label={title}>
                  <h2>{title}</h2>
                  <p>{about}</p>
                  <ul className={page["list"]}>
                    {texts.map((text) => (
                      <TextCard
                        key={text.key}
                        language={language}
                        text={text}
                        etag={stored.data?.etag ?? null}
                        onTry={onTry}
                      />
                    ))}
                  </ul>
                </section>
              );
            })}
          </div>
          <States
            language={language}
            states={trying ? trying.tried.states : wording.states}
            about={
              !trying
                ? "Each state of a wait, with made-up facts, as it is told now."
                : trying.tried.findings.length > 0
                  ? "This text cannot be said yet."
                  : trying.tried.states.length > 0
                    ? "The states that say the text you edit."
                    : "No state of the wait says this text by itself."
            }
          />
        </div>
      ) : null}
    </>
  );
}

function holds(text: Text, wanted: string): boolean {
  const word = wanted.trim().toLocaleLowerCase();
  const all = [text.key, text.standing, text.own ?? "", ...text.tried.map((one) => one.text)];
  return all.some((one) => one.toLocaleLowerCase().includes(word));
}
