"""How verdicts are shown: all fields to machines, a card or a linter's line to readers in their language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from shaoxing_cli.findings import CONTRADICTED, NOT_COVERED, SUPPORTED
from shaoxing_cli.model import Fact
from shaoxing_cli.render import Sheet
from shaoxing_cli.resources import table
from shaoxing_cli.verdicts import Verdict

if TYPE_CHECKING:
    from shaoxing_cli.render.notices import Notice
    from shaoxing_cli.store import KnowledgeBase

VERDICT_FIELDS: Final = ("claim", "verdict", "evidence", "reason")
PLACE_FIELDS: Final = ("path", "line", "column")
# Only where --fields asks for it: the verdict and the reason on each part of a claim.
EXTRA_FIELDS: Final = ("parts",)
EVIDENCE_FIELDS: Final = ("id", "section", "quote", "text", "value", "unit", "scope", "label_zh", "label_en")

# How a verdict looks where there is color: the names of `render.notices`.
_TONES: Final = {SUPPORTED: "good", CONTRADICTED: "bad", NOT_COVERED: "open"}


class Judgement(NamedTuple):
    """A verdict, the claim as it was given, and for a sentence of an article where it stands."""

    claim: str
    verdict: Verdict
    path: str | None = None
    line: int = 0
    column: int = 0


class View(NamedTuple):
    """What verdicts are shown with: the knowledge base, the reader's language, whether they stand in an article."""

    kb: "KnowledgeBase"
    lang: str
    placed: bool = False


def say(group: str, key: str, lang: str) -> str:
    """Words of `data/lexicon/words_check.json` in `zh` or `en`.

    >>> say("verdicts", "contradicted", "zh"), say("verdicts", "not_covered", "en")
    ('不符', 'not covered')
    """
    return str(table("lexicon/words_check")[group][key][0 if lang == "zh" else 1])


def verdict_fields(*, placed: bool) -> tuple[str, ...]:
    """The fields of a verdict; `placed` for the sentences of an article."""
    return (*VERDICT_FIELDS, *(PLACE_FIELDS if placed else ()))


def verdicts_sheet(view: View, judgements: Iterable[Judgement], fields: Sequence[str] | None, form: str) -> Sheet:
    """Verdicts, one a row; made one by one, as the claims are read.

    Formats of plain cells give the evidence as the ids of the facts, so that a cell holds what a person can read.
    """
    names = tuple(fields or verdict_fields(placed=view.placed))
    brief = tuple(fields or (*(PLACE_FIELDS if view.placed else ()), "verdict", "claim", "evidence", "reason"))
    flat = not form.startswith("json")

    def rows(wanted: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        return (verdict_row(view, judgement, wanted, flat=flat) for judgement in judgements)

    def cells() -> Iterable[Sequence[str]]:
        for judgement in judgements:
            row = {**verdict_row(view, judgement, brief, flat=True)}
            if "verdict" in row:
                row["verdict"] = say("verdicts", row["verdict"], view.lang)
            yield [str(value) for value in row.values()]

    return Sheet(names, rows, lambda: [say("fields", name, view.lang) for name in brief], cells, brief)


def ids_sheet(view: View, judgements: Iterable[Judgement]) -> Sheet:
    """The ids of the evidence, one a row."""

    def rows(_wanted: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        return ({"id": fact.id} for judgement in judgements for fact in evidence(view.kb, judgement.verdict))

    return Sheet(("id",), rows, tuple, tuple, ("id",))


def verdict_row(view: View, judgement: Judgement, fields: Sequence[str], *, flat: bool = False) -> dict[str, Any]:
    """A verdict as machines read it; `flat` gives the evidence as ids and the parts as text."""
    verdict = judgement.verdict
    row: dict[str, Any] = {}
    for field in fields:
        if field == "verdict":
            row[field] = verdict.verdict
        elif field == "reason":
            row[field] = verdict.reason(view.lang)
        elif field == "evidence":
            row[field] = _evidence(evidence(view.kb, verdict), flat=flat)
        elif field == "parts":
            row[field] = _parts_field(verdict, view.lang, flat=flat)
        else:
            row[field] = getattr(judgement, field)
    return row


def evidence(kb: "KnowledgeBase", verdict: Verdict) -> tuple[Fact, ...]:
    """The facts that a verdict rests on; each computed one is followed by the stated ones that go into it."""
    return tuple(dict.fromkeys(fact for named in verdict.evidence for fact in _with_inputs(kb, named)))


def verdict_notice(view: View, judgement: Judgement) -> "Notice":
    """A verdict as a person reads it."""
    from shaoxing_cli.render.card import Detail
    from shaoxing_cli.render.notices import Notice

    verdict, lang = judgement.verdict, view.lang
    word = say("verdicts", verdict.verdict, lang)
    code = verdict.verdict if lang == "zh" else ""
    details = [Detail(*line) for line in (*_reasons(verdict, lang), *_evidence_lines(view, verdict))]
    return Notice(word, code, _TONES[verdict.verdict], judgement.claim, details)


def lint_line(judgement: Judgement, lang: str, *, color: bool) -> str:
    """A verdict as linters print it: `path:line:column: verdict: reason`, on one line."""
    from shaoxing_cli.render.notices import toned
    from shaoxing_cli.text import visible

    word = say("verdicts", judgement.verdict.verdict, lang)
    place = f"{judgement.path}:{judgement.line}:{judgement.column}"
    shown = toned(word, _TONES[judgement.verdict.verdict]) if color else word
    return f"{visible(place)}: {shown}: {visible(judgement.verdict.reason(lang))}\n"


def _evidence(facts: Iterable[Fact], *, flat: bool) -> Any:
    if flat:
        return " ".join(fact.id for fact in facts)
    return [{name: getattr(fact, name) for name in EVIDENCE_FIELDS} for fact in facts]


def _parts_field(verdict: Verdict, lang: str, *, flat: bool) -> Any:
    parts = _parts(verdict, lang)
    if flat:
        return " ".join(f"{found}: {reason}" for found, reason in parts)
    return [{"verdict": found, "reason": reason} for found, reason in parts]


def _parts(verdict: Verdict, lang: str) -> list[tuple[str, str]]:
    return [(part.verdict, part.reason_zh if lang == "zh" else part.reason_en) for part in verdict.findings]


def _with_inputs(kb: "KnowledgeBase", fact: Fact) -> Iterator[Fact]:
    yield fact
    if fact.derived:
        for name in fact.derived.inputs:
            if name in kb:
                yield from _with_inputs(kb, kb.fact(name))


def _reasons(verdict: Verdict, lang: str) -> Iterator[tuple[str, str, str]]:
    """The reason; where a claim has several parts, one line for each."""
    parts = list(dict.fromkeys(_parts(verdict, lang)))
    if len(parts) < 2:
        yield say("fields", "reason", lang), verdict.reason(lang), ""
        return
    for place, (found, reason) in enumerate(parts):
        word = say("verdicts", found, lang)
        text = say("words", "part", lang).format(verdict=word, reason=reason)
        yield "" if place else say("fields", "parts", lang), text, word


def _evidence_lines(view: View, verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    """Each fact: its section and quote with the figure marked, then its label and id."""
    lang = view.lang
    heading = say("fields", "nearest" if verdict.verdict == NOT_COVERED else "evidence", lang)
    for fact in evidence(view.kb, verdict):
        quote = f"「{fact.quote}」" if lang == "zh" else f"“{fact.quote}”"
        stated = quote if fact.quote else say("words", "computed", lang)
        yield heading, f"§{fact.section} {stated}", (fact.text or "") if fact.quote else ""
        yield "", "  ".join(part for part in (fact.label(lang), _value(fact, lang), fact.id) if part), ""
        heading = ""


def _value(fact: Fact, lang: str) -> str:
    """What a figure, rank or date says; of a computed one also how it comes about."""
    from shaoxing_cli.wording import quantity, shown_value

    if fact.derived and fact.number is not None:
        return f"{quantity(fact.number, fact.unit if lang == 'zh' else fact.unit_en)} = {fact.derived.formula}"
    return shown_value(fact, lang) if fact.kind in ("figure", "rank", "date") else ""
