"""What a waiting customer reads, in every language, and what a merchant may not write."""

import unicodedata
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batonpass.domain.wait import Answer, Estimate, Refused, Why
from batonpass.domain.wait.ladder import LADDER_MINUTES
from batonpass.domain.wording import (
    Cause,
    Choice,
    Kind,
    Phase,
    Situation,
    Told,
    Word,
    in_writing,
    next_word,
    override,
    own_catalogue,
    render,
    round_up_minutes,
)
from batonpass.domain.wording.catalogue import (
    CATALOGUES,
    BadWording,
    catalogue_for,
    check,
    checked_words,
)
from batonpass.domain.wording.preview import preview
from batonpass.domain.wording.reading import HARDEST, grade
from batonpass.domain.wording.render import render_all

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
SAMPLE: dict[str, str | int | datetime] = {
    "minutes": 5,
    "often": 2,
    "share": 9,
    "out_of": 10,
    "position": 2,
    "ahead": 3,
    "by": NOON,
    "opens": NOON,
    "at": NOON,
    "agent": "Maria",
    "passed_on": "order #A",
    "shop": "Lantern",
    "sentence": "Your parcel is at customs.",
    "items": "a photo",
    "last": "your order number",
}


def situation(**how: object) -> Situation:
    """Somebody who came at noon and is answered within minutes."""
    base = Situation(
        phase_at=NOON,
        entered_at=NOON,
        estimate=Estimate(p50_seconds=200.0, p90_seconds=520.0),
        working=frozenset({Choice.EMAIL, Choice.ASSISTANT}),
    )
    return msgspec.structs.replace(base, **how)


def live(answers: list[Answer], *, every: float = 20.0, **how: object) -> list[Told]:
    """What somebody is told while the estimates change, asked as the steps demand."""
    history: list[Told] = []
    due: datetime | None = NOON
    for i, answer in enumerate(answers):
        now = NOON + timedelta(seconds=every * i)
        if due is not None and now >= due:
            step = next_word(history, situation(estimate=answer, **how), now=now)
            history += [Told(at=now, word=w) for w in step.words]
            due = step.due_at
    return history


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_every_language_has_every_message_and_keeps_the_rules(language: str) -> None:
    ours = CATALOGUES[language]

    assert set(ours.messages) == set(CATALOGUES["en"].messages)
    assert [f for k, p in ours.messages.items() for f in check(ours, k, p)] == []


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_every_message_can_be_said_with_nothing_left_open(language: str) -> None:
    for key in CATALOGUES[language].messages:
        text = render(Word(kind=Kind.PROMISE, key=key, arguments=SAMPLE), language, BERLIN)
        assert text
        assert "{" not in text


def test_english_is_easy_to_read() -> None:
    hard = {
        key: round(grade(text), 1)
        for key in CATALOGUES["en"].messages
        if key != "reason.own" and len((text := _said(key)).split()) > 5 and grade(text) > HARDEST
    }

    assert hard == {}


def _said(key: str) -> str:
    return render(Word(kind=Kind.REASON, key=key, arguments=SAMPLE), "en", BERLIN)


def test_arabic_counts_in_its_own_plurals() -> None:
    texts = {
        n: render(Word(kind=Kind.PROMISE, key="now_within", arguments={"minutes": n}), "ar", UTC)
        for n in (1, 2, 5, 15)
    }

    assert len({t.replace("15", "").replace("5", "") for t in texts.values()}) == 4


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Within 5 minutes, often {minutes}", "literal number"),
        ("Within \u0665 minutes, {minutes}", "literal number"),  # an Arabic five
        ("We will be with you shortly: {minutes}", "shortly"),
        ("Soon! {minutes}", "soon"),
        ("In {minutes} minutes \U0001f600", "emoji"),
        ("We are on it", "leaves out {minutes}"),
        ("{minutes} or {tier}", "names {tier}"),
        ("{minutes, plural, one {#}", "not a valid ICU message"),
        ("{minutes, plural, one {in 1 minute} other {# minutes}}", "literal number"),
        ("x" * 500 + "{minutes}", "longer than"),
        ("In five minutes or {minutes}", 'says "five"'),
        ("Within half an hour, or {minutes}", 'says "half an hour"'),
        ("{minutes, plural, one {a minute} other {some minutes}}", "not always tell {minutes}"),
        ("{minutes, plural, offset:5 one {a minute} other {# minutes}}", "branch offset:5"),
        ("{minutes, plural, =30 {a minute} other {# minutes}}", "branch =30"),
        ("{minutes, choice, 0#in 5 minutes|1#soon}", "writes {minutes} as choice"),
        ("{minutes, number, percent}", "writes {minutes} as number"),
        ("{minutes, select, other {at once}}", "writes {minutes} as select"),
        ("'{minutes}'", "leaves out {minutes}"),
        ("", "leaves out"),
        ("In {minutes}\u202e .setunim", "holds U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u2066In {minutes}\u2069", "holds U+2066 (LEFT-TO-RIGHT ISOLATE)"),
        ("Here so\u200bon: {minutes}", "holds U+200B (ZERO WIDTH SPACE)"),
        ("Here so\u00adon: {minutes}", "holds U+00AD (SOFT HYPHEN)"),
        ("Here so\u200don: {minutes}", "holds U+200D (ZERO WIDTH JOINER)"),
        ("In {minutes}\x00", "holds U+0000 (a control character)"),
        ("In {minutes}\ue000", "holds U+E000 (a character without a meaning)"),
        ("In {minutes}\u3164", "holds U+3164 (HANGUL FILLER)"),
        ("In {minutes}\U000e0041", "holds U+E0041 (TAG LATIN CAPITAL LETTER A)"),
    ],
)
def test_a_merchant_cannot_write_a_number_or_a_vague_promise(text: str, why: str) -> None:
    with pytest.raises(BadWording, match="now_within") as refused:
        override(CATALOGUES["en"], {"now_within": text})

    assert why in str(refused.value)


def test_letters_may_be_kept_apart_where_a_script_needs_it_and_hide_no_word_by_it() -> None:
    persian = "\u0645\u06cc\u200c\u0634\u0648\u062f: {minutes}"
    hidden = "\u0642\u0631\u200c\u064a\u0628\u0627: {minutes}"  # "soon", with a joiner in it

    assert check(CATALOGUES["ar"], "now_within", persian) == []
    assert [f.why for f in check(CATALOGUES["ar"], "now_within", hidden)] == [
        'it says "\u0642\u0631\u064a\u0628\u0627": say when, or say nothing'
    ]


def test_a_subject_is_one_line_and_a_mail_may_have_more() -> None:
    broken = "{shop}\nBcc: everybody"

    assert [f.why for f in check(CATALOGUES["en"], "mail.missed.subject", broken)] == [
        "it holds a line break: a subject is one line"
    ]
    assert check(CATALOGUES["en"], "mail.link", "Your link.\n\nIt opens your chat.") == []


def test_a_merchants_own_text_replaces_ours_and_keeps_the_facts() -> None:
    pattern = "Give us {minutes, plural, one {a minute} other {# minutes}} more"
    mine = override(CATALOGUES["en"], {"now_within": pattern})
    word = Word(kind=Kind.REVISION, key="now_within", arguments={"minutes": 4})

    assert render(word, "en", UTC, catalogue=mine) == "Give us 4 minutes more"
    assert render(word, "en", UTC) != render(word, "en", UTC, catalogue=mine)


def test_banned_words_are_refused_in_the_merchants_language_too() -> None:
    with pytest.raises(BadWording, match="bald"):
        override(CATALOGUES["de"], {"still_waiting": "Bald ist jemand da"})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Noch zehn Minuten, Ihr Platz bleibt"),
        ("es", "Media hora más y le atendemos"),
        ("fr", "Encore quelques minutes, votre place est gardée"),
        ("ar", "بعد خمس دقائق"),
    ],
)
def test_a_number_written_as_a_word_is_refused_in_every_language(language: str, text: str) -> None:
    assert "a number must come from the estimate" in str(
        check(CATALOGUES[language], "still_waiting", text)
    )


def test_a_stored_text_that_a_later_rule_refuses_leaves_nobody_without_a_word() -> None:
    words = {"en": {"still_waiting": "Soon!", "no_estimate": "We cannot tell. Your place is kept."}}

    said = own_catalogue(words, "en-GB").messages

    assert said["still_waiting"] == CATALOGUES["en"].messages["still_waiting"]
    assert said["no_estimate"] == "We cannot tell. Your place is kept."
    with pytest.raises(BadWording, match="soon"):
        checked_words(words)
    with pytest.raises(BadWording, match="no messages in tlh"):
        checked_words({"tlh": {"still_waiting": "Qapla'"}})


@given(st.text("{}'#,=abc plurone1509mitsh\u0665", max_size=60))
def test_any_text_is_either_refused_or_tells_every_number_it_must(text: str) -> None:
    pattern = text.replace("m", "{minutes}").replace("p", "{minutes, plural, one {a} other {#}}")
    if check(CATALOGUES["en"], "now_within", pattern):
        return

    for n in (2, 17, 45):
        word = Word(kind=Kind.REVISION, key="now_within", arguments={"minutes": n})
        mine = override(CATALOGUES["en"], {"now_within": pattern})
        assert str(n) in render(word, "en", UTC, catalogue=mine)


def test_clock_times_are_the_customers() -> None:
    word = Word(kind=Kind.CLOSED, key="closed", arguments={"opens": NOON + timedelta(days=1)})

    assert "1:00 pm on Monday" in render(word, "en", BERLIN, today=NOON.date())
    assert "Montag, 13:00 Uhr" in render(word, "de", BERLIN, today=NOON.date())


@pytest.mark.parametrize("agent", ["Robin Hale", "ليلى", "72"])
def test_a_sentence_read_from_the_right_stays_so_whatever_name_it_begins_with(agent: str) -> None:
    word = Word(kind=Kind.ACCEPTED, key="accepted", arguments={"agent": agent})

    text = render(word, "ar", UTC)

    letters = [unicodedata.bidirectional(c) for c in text]
    assert next(kind for kind in letters if kind in {"L", "R", "AL"}) in {"R", "AL"}
    assert agent in text


def test_an_unknown_language_is_answered_in_english_and_a_regional_one_in_its_own() -> None:
    assert catalogue_for("tlh").language == "en"
    assert catalogue_for("fr-CA").language == "fr"


@given(st.floats(0.0, 30_000.0))
def test_a_number_told_is_never_below_the_estimate(seconds: float) -> None:
    minutes = round_up_minutes(seconds)

    assert 60.0 * minutes >= seconds - 1e-6
    assert minutes in LADDER_MINUTES or minutes % 30 == 0


def test_the_first_word_is_the_reason_then_the_promise_with_choices() -> None:
    step = next_word((), situation(passed_on="order #A", ahead=3), now=NOON)

    assert [w.key for w in step.words] == [
        "reason.asked",
        "passed_on",
        "promise.often",
        "place.ahead",
    ]
    assert step.words[2].told_seconds == 600.0
    assert step.choices == (Choice.KEEP_WAITING, Choice.EMAIL, Choice.ASSISTANT)


def test_a_short_wait_offers_no_choices() -> None:
    short = Estimate(p50_seconds=60.0, p90_seconds=170.0)

    assert next_word((), situation(estimate=short), now=NOON).choices == ()


def test_word_comes_after_thirty_seconds_then_every_minute_or_so_then_every_three() -> None:
    answers: list[Answer] = [
        Estimate(p50_seconds=900.0, p90_seconds=max(60.0, 1700.0 - 5.0 * i)) for i in range(220)
    ]
    history = live(answers, every=5.0)
    at = sorted({(t.at - NOON).total_seconds() for t in history})
    gaps = [b - a for a, b in pairwise(at)]

    assert gaps[0] == 30.0
    assert all(60.0 <= g <= 90.0 for g in gaps[1:4])
    assert gaps[-1] == 180.0


def test_a_promise_that_will_break_is_revised_before_it_passes() -> None:
    answers: list[Answer] = [Estimate(p50_seconds=100.0, p90_seconds=290.0)] * 3
    answers += [Estimate(p50_seconds=500.0, p90_seconds=900.0)] * 20
    history = live(answers, cause=Cause.COLLEAGUE_LEFT)

    first = next(t for t in history if t.word.told_seconds)
    revised = next(t for t in history if t.word.kind is Kind.REVISION)
    assert revised.at < first.at + timedelta(seconds=first.word.told_seconds or 0)
    assert revised.word.key == "revision.colleague_left"


def test_an_overdue_promise_is_owned_once_and_never_in_the_same_words_again() -> None:
    history: list[Told] = []
    estimate = Estimate(p50_seconds=4.0, p90_seconds=50.0)  # wrong for an hour
    for i in range(240):
        now = NOON + timedelta(seconds=15 * i)
        step = next_word(history, situation(estimate=estimate), now=now)
        history += [Told(at=now, word=w) for w in step.words]

    assert sum(t.word.key == "overdue" for t in history) == 1
    assert any(t.word.key == "overdue.again" for t in history)


answers_strategy = st.one_of(
    st.builds(
        lambda a, b: Estimate(p50_seconds=min(a, b), p90_seconds=max(a, b)),
        st.floats(1, 5000),
        st.floats(1, 9000),
    ),
    st.just(Refused(Why.TOO_LITTLE_KNOWN)),
)


@given(
    st.lists(
        st.tuples(
            answers_strategy,
            st.one_of(st.none(), st.integers(1, 9)),
            st.integers(0, 9),
            st.sampled_from([Phase.WAITING, Phase.WAITING, Phase.OFFERED, Phase.AGENT_LOST]),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_no_number_worsens_in_silence_and_nobody_is_left_without_a_next_word(
    facts: list[tuple[Answer, int | None, int, Phase]],
) -> None:
    history: list[Told] = []
    now = NOON
    position = ahead = None
    for answer, place, before, phase in facts:
        step = next_word(
            history,
            situation(estimate=answer, position=place, ahead=before, phase=phase, phase_at=now),
            now=now,
        )
        for word in step.words:
            if word.position is not None:
                rises = position is not None and word.position > position
                assert rises == word.key.startswith("position.risen")
                position, ahead = word.position, None
            elif word.ahead is not None:
                rises = position is None and ahead is not None and word.ahead > ahead
                assert rises == word.key.startswith("ahead.risen")
                position, ahead = None, word.ahead
            if word.told_seconds is not None:
                assert word.p90_seconds is not None
                assert word.told_seconds >= word.p90_seconds - 1e-6
        history += [Told(at=now, word=w) for w in step.words]
        assert step.due_at is not None
        assert now < step.due_at <= now + timedelta(minutes=3)
        now = step.due_at
    assert ahead is None or ahead >= 0


def test_a_sign_of_life_names_the_promise_that_stands() -> None:
    """It takes the promise's place on the screen: nobody is to lose sight of the number."""
    first = next_word((), situation(ahead=2), now=NOON + timedelta(seconds=10))
    history = [Told(at=NOON + timedelta(seconds=10), word=w) for w in first.words]

    quiet = next_word(history, situation(ahead=2), now=NOON + timedelta(seconds=50))

    assert [w.key for w in quiet.words] == ["still_waiting", "place.ahead", "holds"]
    assert "still holds: an answer by 1:11 pm." in render_all(quiet.words, "en", BERLIN)


def written(history: list[Told], *, minutes: float, language: str = "en") -> str:
    """What a mail repeats so many minutes after noon; empty: nothing."""
    word = in_writing(history, now=NOON + timedelta(minutes=minutes))
    return render(word, language, BERLIN, today=date.min) if word else ""


def test_a_mail_names_the_promise_that_stands_by_the_clock_and_with_its_caveat() -> None:
    refused = Refused(Why.NOBODY_ONLINE)
    promised = live([Estimate(p50_seconds=200.0, p90_seconds=520.0)])
    said = "As we told you, 9 in 10 people are answered by 1:10 pm on Sunday."

    assert written(promised, minutes=1) == said
    assert written(promised, minutes=10) == ""  # it has passed
    assert written(live([refused]), minutes=1) == ""
    assert written(live([Estimate(p50_seconds=60.0, p90_seconds=100.0), refused]), minutes=1) == ""


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"phase": Phase.OWED, "reply_by": True}, "We owe you an answer by 2:30 pm on Sunday."),
        ({"phase": Phase.OWED, "call_at": True}, "We will call you at 2:30 pm on Sunday."),
        (
            {"phase": Phase.CLOSED, "opens_at": True, "reply_by": True},
            "We owe you an answer by 2:30 pm on Sunday.",
        ),
        ({"phase": Phase.CLOSED}, ""),
        ({"phase": Phase.OWED}, ""),
        ({"phase": Phase.ACCEPTED}, ""),
    ],
)
def test_a_mail_names_when_somebody_is_answered_another_way(how: dict[str, Any], said: str) -> None:
    at = NOON + timedelta(minutes=90)
    told = {name: at if given is True else given for name, given in how.items()}
    promised = live([Estimate(p50_seconds=200.0, p90_seconds=700.0)])
    later = next_word(promised, situation(**told), now=NOON + timedelta(minutes=1))
    history = [*promised, *(Told(at=NOON + timedelta(minutes=1), word=w) for w in later.words)]

    assert written(history, minutes=2) == said


def test_no_promise_that_was_taken_back_is_said_to_hold() -> None:
    refused = Refused(Why.NOBODY_ONLINE)
    history = live([Estimate(p50_seconds=60.0, p90_seconds=100.0), refused, refused, refused])

    assert "no_estimate" in [t.word.key for t in history]
    assert "holds" not in [t.word.key for t in history]


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause.UNKNOWN, "The line has changed: now 4 people are ahead of you."),
        (Cause.COLLEAGUE_LEFT, "The line has changed: now 4 people are ahead of you."),
        (Cause.URGENT_FIRST, "Someone with an urgent case came in, so now 4 people"),
        (Cause.PRIORITY_FIRST, "Someone whose case has priority came in, so now 4 people"),
        (Cause.PLACE_RETURNED, "Someone got an old place back after losing their agent. Now 4"),
    ],
)
def test_a_worse_place_gives_a_reason_only_where_one_is_known(cause: Cause, words: str) -> None:
    first = next_word((), situation(ahead=2), now=NOON)
    history = [Told(at=NOON, word=w) for w in first.words]

    worse = next_word(history, situation(ahead=4, cause=cause), now=NOON + timedelta(seconds=15))

    assert words in render_all(worse.words, "en", BERLIN)


def test_a_place_in_another_line_is_not_held_against_the_old_one() -> None:
    """Nobody came before them: they were passed to a team with a longer line."""
    first = next_word((), situation(position=1), now=NOON)
    history = [Told(at=NOON, word=w) for w in first.words]
    passed = situation(
        position=5, phase=Phase.TRANSFERRED, keeps_place=False, agent_name="Maria", phase_at=NOON
    )
    step = next_word(history, passed, now=NOON + timedelta(minutes=3))
    history += [Told(at=NOON + timedelta(minutes=3), word=w) for w in step.words]
    later = next_word(history, situation(position=5), now=NOON + timedelta(minutes=5))

    assert not [w.key for w in (*step.words, *later.words) if "risen" in w.key]


def test_a_clock_time_is_never_before_what_was_promised() -> None:
    far = situation(estimate=Estimate(p50_seconds=600.0, p90_seconds=850.0))
    for second in (0, 1, 59):
        now = NOON + timedelta(seconds=second)
        promise = next(w for w in next_word((), far, now=now).words if w.told_seconds is not None)
        by = promise.arguments["by"]
        assert isinstance(by, datetime)
        assert timedelta(0) <= by - (now + timedelta(minutes=15)) < timedelta(minutes=1)
        assert by.second == 0


def test_a_promise_over_night_is_a_clock_time_and_no_heap_of_minutes() -> None:
    far = situation(estimate=Estimate(p50_seconds=700.0, p90_seconds=79_000.0))
    told = render_all(next_word((), far, now=NOON).words, "en", BERLIN, today=NOON.date())

    assert "9 in 10 people are answered by 11:00 am on Monday. Often it takes" in told
    assert "minutes" in told
    assert "1,320" not in told


def test_who_comes_back_to_the_line_is_promised_anew() -> None:
    """The number from before the mail is old, and its word is no longer on the screen."""
    first = next_word((), situation(), now=NOON)
    history = [Told(at=NOON, word=w) for w in first.words]
    owed = next_word(history, situation(phase=Phase.OWED), now=NOON + timedelta(seconds=20))
    history += [Told(at=NOON + timedelta(seconds=20), word=w) for w in owed.words]

    back = next_word(history, situation(), now=NOON + timedelta(seconds=30))

    assert back.words[0].kind is Kind.PROMISE


@pytest.mark.parametrize(
    "waiting",
    [
        situation(estimate=Refused(Why.NOBODY_ONLINE)),
        situation(phase=Phase.CLOSED, opens_at=NOON + timedelta(hours=20)),
        situation(),
    ],
)
def test_each_change_between_waiting_and_a_mail_is_said(waiting: Situation) -> None:
    """The card never goes on showing the word of the way that was given up."""
    owed = msgspec.structs.replace(waiting, phase=Phase.OWED)
    history: list[Told] = []
    for second, one in enumerate((waiting, owed, waiting, owed, waiting)):
        now = NOON + timedelta(seconds=second)
        step = next_word(history, one, now=now)
        assert step.words
        assert (step.words[-1].kind is Kind.OWED) is (one is owed)
        history += [Told(at=now, word=w) for w in step.words]
        assert next_word(history, one, now=now).words == ()


def test_acceptance_ends_the_waiting_words() -> None:
    step = next_word((), situation(phase=Phase.ACCEPTED, agent_name="Maria"), now=NOON)

    assert [w.kind for w in step.words] == [Kind.REASON, Kind.ACCEPTED]
    assert step.due_at is None
    assert step.choices == ()


def test_a_closed_shop_says_when_it_is_back_and_asks_for_an_address_only_if_none_is_known() -> None:
    closed = situation(phase=Phase.CLOSED, opens_at=NOON + timedelta(hours=20))
    known = msgspec.structs.replace(closed, address_known=True)

    unknown_keys = [w.key for w in next_word((), closed, now=NOON).words]
    known_keys = [w.key for w in next_word((), known, now=NOON).words]

    assert unknown_keys == ["reason.asked", "closed", "closed.address"]
    assert known_keys == ["reason.asked", "closed"]


def test_an_answer_by_mail_is_not_promised_sooner_than_the_one_in_line() -> None:
    """Who leaves a line of five hours for a mail is not told an hour and a half."""
    long = live([Estimate(p50_seconds=9000.0, p90_seconds=17000.0)])
    short = live([Estimate(p50_seconds=200.0, p90_seconds=500.0)])
    at = NOON + timedelta(seconds=61)
    owed = situation(phase=Phase.OWED, phase_at=at, estimate=None, reply_by=at + timedelta(hours=1))

    (later,) = next_word(long, owed, now=at).words
    (soon,) = next_word(short, owed, now=at).words

    assert later.by == NOON + timedelta(hours=5)
    assert soon.by == NOON + timedelta(hours=1, minutes=2)  # what a clock shows, not a second less
    assert render(later, "en", BERLIN) == (
        "We owe you an answer by 6:00 pm. It will come to the address you gave."
    )


def test_closing_time_in_the_midst_of_a_wait_is_told_and_so_is_the_opening() -> None:
    """Nobody is asked to keep waiting in front of a closed door; what was told before is stale."""
    refused = Refused(Why.NOBODY_ONLINE)
    everything = frozenset(Choice)
    history = live([refused], ahead=2)
    closed = situation(
        phase=Phase.CLOSED, estimate=None, opens_at=NOON + timedelta(hours=1), working=everything
    )

    step = next_word(history, closed, now=NOON + timedelta(minutes=1))
    history += [Told(at=NOON + timedelta(minutes=1), word=w) for w in step.words]
    opened = next_word(
        history,
        situation(estimate=refused, ahead=2, working=everything),
        now=NOON + timedelta(minutes=1, seconds=5),
    )

    assert step.choices == (Choice.EMAIL, Choice.CALLBACK, Choice.ASSISTANT)
    assert [w.key for w in opened.words] == ["no_estimate", "place.ahead"]
    assert opened.choices[0] is Choice.KEEP_WAITING


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_every_state_has_a_preview(language: str) -> None:
    sights = preview(CATALOGUES[language], BERLIN, now=NOON)

    assert len({s.state for s in sights}) >= 20
    assert all(s.text and "{" not in s.text for s in sights)


def test_several_words_are_one_line() -> None:
    words = next_word((), situation(), now=NOON).words

    assert render_all(words, "en", UTC, today=NOON.date()).count("\n") == 0
