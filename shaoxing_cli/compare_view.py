"""How the answers of several knowledge bases read side by side."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from shaoxing_cli.render import Sheet
from shaoxing_cli.resources import table
from shaoxing_cli.side_by_side import Answer
from shaoxing_cli.wording import shown_value

ANSWER_FIELDS: Final = (
    "kb", "title", "report_period", "found", "id", "label_zh", "label_en", "value", "unit", "scope", "period", "quote",
)  # fmt: skip
_COLUMNS: Final = ("place", "label", "shown", "scope", "period", "quote")


def answers_sheet(answers: Sequence[Answer], lang: str, fields: Sequence[str] | None) -> Sheet:
    """The answers, one knowledge base a row; `found` is false where there is no such figure."""

    def rows(wanted: Sequence[str]) -> Iterable[Mapping[str, Any]]:
        return ({name: _row(answer)[name] for name in wanted} for answer in answers)

    def cells() -> Iterable[Sequence[str]]:
        for answer in answers:
            shown = _shown(answer, lang) | {name: str(value or "") for name, value in _row(answer).items() if fields}
            yield [shown[name] for name in fields or _COLUMNS]

    return Sheet(
        fields or ANSWER_FIELDS, rows, lambda: _headings(lang, fields or _COLUMNS), cells, fields or ANSWER_FIELDS
    )


def _row(answer: Answer) -> dict[str, Any]:
    """An answer as machines read it; the fields of the fact are null where there is none."""
    report, fact = answer.kb.report, answer.fact
    row = {"kb": str(answer.kb.path), "title": report.get("title"), "report_period": report.get("period")}
    named = ("id", "label_zh", "label_en", "value", "unit", "scope", "period", "quote")
    return {**row, "found": fact is not None, **{name: getattr(fact, name, None) for name in named}}


def _shown(answer: Answer, lang: str) -> dict[str, str]:
    """An answer as people read it."""
    places = answer.kb.report.get("place_en" if lang == "en" else "place_zh") or ()
    place = str(next(iter(places), answer.kb.report.get("title") or answer.kb.path.name))
    fact = answer.fact
    if fact is None:
        return dict.fromkeys(_COLUMNS, "") | {"place": place, "label": _word("none", lang)}
    told = {"label": fact.label(lang), "shown": shown_value(fact, lang), "quote": fact.quote or ""}
    return {"place": place, "scope": fact.scope or "", "period": fact.period or "", **told}


def _headings(lang: str, names: Sequence[str]) -> list[str]:
    return [_word(name, lang) for name in names]


def _word(name: str, lang: str) -> str:
    """A heading or phrase in the reader's language."""
    pair: Sequence[str] = table("lexicon/side_by_side")["words"].get(name, (name, name))
    return pair[0 if lang == "zh" else 1]
