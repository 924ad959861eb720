"""A rule document that is wrong is refused whole, with the place and the cure of each problem."""

import json
from datetime import UTC, datetime
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from batonpass.domain.trigger.backtest.case import parse_cases
from batonpass.domain.trigger.backtest.export import read_lines
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.table import read_table
from batonpass.domain.trigger.default import default_document
from batonpass.domain.trigger.document import Document, When
from batonpass.domain.trigger.parse import dump_yaml, from_plain, parse, schema, to_plain
from batonpass.domain.trigger.problem import BadDocument
from batonpass.domain.trigger.text import Form, Plain


def refusal(text: bytes | str, form: Form = "yaml") -> list[str]:
    with pytest.raises(BadDocument) as caught:
        parse(text, form=form)
    return str(caught.value).splitlines()


def rule(when: str, more: str = "") -> str:
    return f"rules:\n  - name: a\n    when: {when}\n{more}"


BROKEN: dict[str, tuple[bytes | str, str]] = {
    # bytes and text
    "nothing at all": (b"", "the document is empty: write at least `rules: []`"),
    "only spaces": (b" \n ", "the document is empty: write at least `rules: []`"),
    "ten megabytes": (b"#" * 10_000_000, "10,000,000 bytes are too many: at most 1,000,000"),
    "UTF-16": ("rules: []".encode("utf-16"), "this is UTF-16: save it as UTF-8"),
    "UTF-32, big end first": (
        b"\x00\x00\xfe\xff" + "rules: []".encode("utf-32-be"),
        "this is UTF-32: save it as UTF-8",
    ),
    "Latin-1": ("# für\n".encode("latin-1"), "byte 4 is not UTF-8: save the file as UTF-8"),
    "a null byte": (
        b"rules:\n\x00",
        "line 2: a control character (U+0000) does not belong here",
    ),
    "a lone surrogate": (
        "rules: [] # \ud800",
        "line 1: a control character (U+D800) does not belong here",
    ),
    # YAML
    "a cyclic anchor": (
        "rules: &a\n  - *a\n",
        "line 1: anchors and aliases (& and *) are not used here: write it out",
    ),
    "a billion laughs": (
        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
        "line 1: anchors and aliases (& and *) are not used here: write it out",
    ),
    "a merge of an unknown anchor": (
        "rules: []\n<<: *b\n",
        "line 2: anchors and aliases (& and *) are not used here: write it out",
    ),
    "a Python object": (
        "rules: !!python/object/apply:os.system [ls]",
        "line 1: tags (!...) are not used here: leave it out",
    ),
    "half a line": (
        "rules:\n  - name: a\n    when: {frustration: {above",
        "line 4: not YAML: did not find expected ',' or '}' (check the indentation and the quotes)",
    ),
    "an open quote": (
        'rules:\n  - name: "a\n',
        "line 3: not YAML: found unexpected end of stream (check the indentation and the quotes)",
    ),
    "a tab as indentation": (
        "rules:\n\t- name: a\n",
        (
            "line 2: not YAML: found character that cannot start any token "
            "(check the indentation and the quotes)"
        ),
    ),
    "a key twice": (
        "rules: []\nrules: []\n",
        "line 2: the key 'rules' stands twice in one group: keep one",
    ),
    "a list as a key": ("? [a]\n: 1\n", "line 1: a key must be a plain word"),
    "two documents": ("rules: []\n---\nrules: []\n", "line 2: two documents in one file: keep one"),
    "five thousand brackets": ("[" * 5000, "line 1: nested too deep: at most 40 levels"),
    # structure
    "a list": (
        "- a\n",
        "line 1: a list stands where a group of keys is needed (format, default, rules)",
    ),
    "a bare word": (
        "hello",
        "line 1: 'hello' stands where a group of keys is needed (format, default, rules)",
    ),
    "rules that are a number": (
        "rules: 3",
        "line 1, rules: 3 stands where a list is needed: write [3]",
    ),
    "a rule that is a word": (
        "rules: [a]",
        (
            "line 1, rules[0]: 'a' stands where a group of keys is needed "
            "(name, explain, on, shadow, when, reason, queue, priority, ...)"
        ),
    ),
    "a foreign format": (
        "format: rules/9\nrules: []",
        "line 1, format: 'rules/9' is not one of batonpass.triggers/1",
    ),
    "no name": ("rules:\n  - when: {safety: {}}", "line 2, rules[0].name: is missing"),
    "no condition": ("rules:\n  - name: a", "line 2, rules[0].when: is missing"),
    "an empty condition": (
        rule("{}"),
        "line 3, rules[0].when: is an empty group: write a condition",
    ),
    "an empty value": (
        rule("{level: }"),
        "line 3, rules[0].when.level: is empty: write a value or take the line out",
    ),
    "an unknown key": (
        rule("{frustation: {above: 0.7}}"),
        "line 3, rules[0].when.frustation: is not a key known here: did you mean 'frustration'?",
    ),
    # values
    "a score over 1": (
        rule("{frustration: {above: 1.7}}"),
        "line 3, rules[0].when.frustration.above: 1.7 is over 1",
    ),
    "a score under 0": (
        rule("{churn: {above: -1}}"),
        "line 3, rules[0].when.churn.above: -1 is under 0",
    ),
    "a score that is no number": (
        rule("{level: {above: high}}"),
        "line 3, rules[0].when.level.above: 'high' must be a number",
    ),
    "an endless number": (
        rule("{level: {above: 1e999}}"),
        "line 3: 1e999 is not a number that can be compared",
    ),
    "half a message": (
        rule("{frustration: {above: 0.5, messages: 1.5}}"),
        "line 3, rules[0].when.frustration.messages: 1.5 must be a whole number",
    ),
    "an unknown kind of request": (
        rule("{request: {kinds: [shouting]}}"),
        (
            "line 3, rules[0].when.request.kinds[0]: 'shouting' is not one of "
            "explicit, callback, implicit, negated, bot_challenge, none"
        ),
    ),
    "on: off": (
        rule("{safety: {}}", "    on: off\n"),
        "line 4, rules[0].on: 'off' must be true or false",
    ),
    "a name with spaces": (
        "rules:\n  - name: My rule\n    when: {safety: {}}",
        (
            "line 2, rules[0].name: 'My rule' is not in the form needed. "
            "Small letters, digits, - and _, at most 64."
        ),
    ),
    "an hour that is none": (
        rule("{safety: {}}", "    quiet_hours: [{start: '25:00', until: '07:00'}]\n"),
        (
            "line 4, rules[0].quiet_hours[0].start: '25:00' is not in the form needed. "
            "A time of day in the merchant's time zone, as 22:00."
        ),
    ),
    "a quiet day round": (
        rule("{safety: {}}", "    quiet_hours: [{start: '07:00', until: '07:00'}]\n"),
        (
            "line 4, rules[0].quiet_hours[0]: starts and ends at 07:00: "
            "to silence the rule all day write on: false"
        ),
    ),
    "a name twice": (
        rule("{safety: {}}", "  - name: a\n    when: {safety: {}}\n"),
        "line 4, rules[1].name: 'a' is also the name of rules[0]: choose another",
    ),
    "a broken pattern": (
        rule("{pattern: {regex: '(a'}}"),
        (
            "line 3, rules[0].when.pattern.regex: missing ): (a "
            "(RE2 has no look-around and no back-references)"
        ),
    ),
    "a pattern that looks behind": (
        rule("{pattern: {regex: '(?<=a)b'}}"),
        (
            "line 3, rules[0].when.pattern.regex: invalid perl operator: (?<= "
            "(RE2 has no look-around and no back-references)"
        ),
    ),
    "a pattern too large": (
        rule("{pattern: {regex: '((a{100}){100}){100}'}}"),
        (
            "line 3, rules[0].when.pattern.regex: invalid repetition size: {100} "
            "(RE2 has no look-around and no back-references)"
        ),
    ),
    "a pattern for everything": (
        rule("{pattern: {regex: 'a*'}}"),
        "line 3, rules[0].when.pattern.regex: matches every message: ask for at least one sign",
    ),
    "a keyword without a word": (
        rule("{keywords: {en: ['!!!']}}"),
        (
            "line 3, rules[0].when.keywords.en[0]: '!!!' has no word in it: "
            "use pattern for signs and emoji"
        ),
    ),
    "a keyword of no language": (
        rule("{keywords: {english-words: [fee]}}"),
        (
            "line 3, rules[0].when.keywords.english-words: 'english-words' is not in the form "
            'needed. A language tag, or "*" for words that mean the same in every language.'
        ),
    ),
    "conditions seven deep": (
        rule("{not: {not: {not: {not: {not: {not: {safety: {}}}}}}}}"),
        (
            "line 3, rules[0].when.not.not.not.not.not.not: "
            "all, any and not are nested too deep: at most 6 levels"
        ),
    ),
    "a step without content": (
        rule("{safety: {}}", "    before: {wait_over_minutes: 10}\n"),
        "line 4, rules[0].before: collects nothing and offers nothing: take it out",
    ),
    # what the customer is told
    "a sentence with the mood": (
        rule("{safety: {}}", "    say: {en: I see you are frustrated.}\n"),
        "line 4, rules[0].say.en: 'frustrated' names a mood: name the case instead",
    ),
    "a sentence with the tier": (
        rule("{safety: {}}", "    say: {de: Als VIP sind Sie zuerst dran.}\n"),
        "line 4, rules[0].say.de: 'VIP' names the customer's tier: name the case instead",
    ),
    "a sentence with a suspicion": (
        rule("{safety: {}}", "    say: {fr: Nous soupçonnons une erreur.}\n"),
        "line 4, rules[0].say.fr: 'soupçonnons' names a suspicion: name the case instead",
    ),
    "a sentence with soon": (
        rule("{safety: {}}", "    say: {en: We will be with you soon.}\n"),
        "line 4, rules[0].say.en: 'soon' promises a time: leave it out, the measured one is added",
    ),
    "a sentence with a number": (
        rule("{safety: {}}", "    say: {en: We answer within 10 minutes.}\n"),
        "line 4, rules[0].say.en: holds a number: times and places are filled in by measurement",
    ),
}

BROKEN_JSON = {
    "half a line": (
        '{"rules": [',
        "line 1: not JSON: expecting value (column 12)",
    ),
    "not a number": ('{"rules": NaN}', "NaN is not a number that can be compared"),
    "a key twice": (
        '{"rules": [], "rules": []}',
        "the key 'rules' stands twice in one group: keep one",
    ),
    "too deep": ("[" * 100_000, "nested too deep: at most 40 levels"),
    "a number of ten thousand digits": (
        '{"rules": ' + "9" * 10_000 + "}",
        "a number has too many digits",
    ),
    "YAML": ("rules: []", "line 1: not JSON: expecting value (column 1)"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_gets_one_clear_message(name: str) -> None:
    text, said = BROKEN[name]

    assert refusal(text) == [said]


@pytest.mark.parametrize("name", BROKEN_JSON)
def test_broken_json_gets_one_clear_message(name: str) -> None:
    text, said = BROKEN_JSON[name]

    assert refusal(text, "json") == [said]


def test_several_mistakes_are_told_at_once_and_in_order() -> None:
    said = refusal(
        "rules:\n"
        "  - name: a\n    when: {level: {above: 2}, churn: {xyz: 0.5}}\n"
        "  - name: b\n    when: {safety: {}}\n    mode: phone\n"
    )

    assert said == [
        "line 3, rules[0].when.level.above: 2 is over 1",
        "line 3, rules[0].when.churn.xyz: is not a key known here; known are above",
        "line 3, rules[0].when.churn.above: is missing",
        "line 6, rules[1].mode: 'phone' is not one of live, email",
    ]


def test_words_that_yaml_once_took_for_booleans_and_numbers_stay_words() -> None:
    read = parse(
        "rules:\n  - name: a\n    on: true\n    when: {tier: {names: [no, on, '1']}}\n"
        "    quiet_hours: [{start: 22:00, until: 07:30}]\n    say: {no: Hei.}\n"
    )

    assert read.rules[0].when.tier is not None
    assert read.rules[0].when.tier.names == ("no", "on", "1")
    assert (read.rules[0].quiet_hours[0].start, read.rules[0].say) == ("22:00", {"no": "Hei."})


def test_a_document_survives_being_written_and_read() -> None:
    for document in (Document(), default_document()):
        assert parse(dump_yaml(document)) == document
        assert parse(json.dumps(to_plain(document)), form="json") == document


def test_the_default_rules_are_each_explained_in_one_line() -> None:
    for one in default_document().rules:
        assert one.explain, one.name
        assert "\n" not in one.explain


def test_the_default_sentence_is_there_in_nine_languages() -> None:
    default = default_document()

    assert set(default.default.say) == {"en", "de", "es", "fr", "it", "nl", "pt", "ar", "zh"}


def test_the_schema_is_valid_and_takes_the_default_document() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(json.dumps(to_plain(default_document()))), schema())


@pytest.mark.parametrize(
    "wrong",
    [
        {"rules": [{"name": "a", "when": {}}]},
        {"rules": [{"name": "a", "when": {"level": None}}]},
        {"rules": [{"name": "a", "when": {"level": {"above": 1.7}}}]},
        {"rules": [{"name": "a", "when": {"anger": {"above": 0.7}}}]},
        {"rules": [{"name": "A B", "when": {"safety": {}}}]},
        {"rules": [{"when": {"safety": {}}}]},
    ],
)
def test_the_schema_and_the_reader_refuse_alike(wrong: Plain) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema())
    with pytest.raises(BadDocument):
        from_plain(wrong)


def test_every_condition_of_the_document_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/triggers.md").read_text()
    renamed = {"all_": "all", "any_": "any", "not_": "not"}

    for name in When.__struct_fields__:
        assert f"`{renamed.get(name, name)}`" in page, name


DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return [part.split("```", 1)[0] for part in text.split(f"```{language}\n")[1:]]


def test_every_example_in_the_documents_can_be_used() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    (reference,) = blocks("reference/triggers.md", "yaml")
    (cases, intake) = blocks("guides/triggers.md", "yaml")
    (line,) = blocks("reference/export.md", "json")
    (table,) = blocks("reference/export.md", "csv")

    assert parse(reference).rules[0].name == "frustrated"
    assert len(parse_cases(cases)) == 2
    before = parse(intake).rules[0].before
    assert before is not None
    assert (before.wait_over_minutes, before.offer_email) == (10, True)
    for one in (
        *read_lines([line.encode()], now=now),
        *read_table(table.encode().splitlines(keepends=True), now=now),
    ):
        assert isinstance(one, PastConversation), one
        assert one.handoff is not None
