"""Options that commands share, declared once, in groups.

A command takes a group as one parameter: `def run(ids: ..., output: Output, setting: Setting)`. The command line
spreads a group into its options (`spread`), so that each is written, explained and checked in this file alone.
"""

import inspect
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

import typer

from shaoxing_cli.errors import UnknownChoiceError
from shaoxing_cli.render import Page

if TYPE_CHECKING:
    from shaoxing_cli.selection import Selection
    from shaoxing_cli.store import KnowledgeBase

LANGUAGES: Final = ("zh", "en", "auto")


class Setting(NamedTuple):
    """What an answer is read from and how it speaks: the knowledge base, the language, color."""

    kb: Annotated[
        str | None,
        typer.Option("--kb", metavar="PATH", envvar="SHAOXING_KB", show_envvar=True, help="Another knowledge base."),
    ] = None
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="zh|en|auto",
            envvar="SHAOXING_LANG",
            show_envvar=True,
            help="Language of labels, headings and verdicts; auto asks the locale.",
        ),
    ] = None
    no_color: Annotated[bool, typer.Option("--no-color", help="No color, even on a terminal.")] = False

    def open(self) -> "KnowledgeBase":
        """The knowledge base: the one given, or the bundled one; raises KnowledgeBaseError."""
        from shaoxing_cli.store import open_knowledge_base

        return open_knowledge_base(self.kb or None)

    @property
    def language(self) -> str:
        """`zh` or `en`; raises UnknownChoiceError."""
        return reader_language(self.lang, os.environ)

    @property
    def page(self) -> Page:
        """How wide standard output is, and whether it takes color."""
        return page_of(sys.stdout, os.environ, no_color=self.no_color)


class Output(NamedTuple):
    """The form of an answer: its format, its fields, how much of it."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT",
            help="table (default on a terminal), json, jsonl, csv, tsv (default in a pipe), md, value, id.",
        ),
    ] = None  # fmt: skip
    fields: Annotated[str | None, typer.Option("--fields", metavar="A,B,…", help="These fields, in this order.")] = None
    limit: Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=1, help="At most N of them.")] = None

    @property
    def most(self) -> int | None:
        """At most how many, no more than a sequence can hold; None for all."""
        return None if self.limit is None else min(self.limit, sys.maxsize)

    def format_of(self, offered: Sequence[str]) -> str:
        """The format to write: the one asked for, or by where standard output leads; raises UnknownChoiceError."""
        if self.format is None:
            return "table" if is_terminal(sys.stdout) else "tsv"
        return known("format", self.format, offered)

    def fields_of(self, form: str, offered: Sequence[str]) -> tuple[str, ...] | None:
        """The fields asked for, in order, or None for the usual ones; raises UnknownChoiceError."""
        if form == "id":
            return ("id",)
        if self.fields is None:
            return ("value",) if form == "value" else None
        names = [name for name in (part.strip() for part in self.fields.split(",")) if name]
        return tuple(known("field", name, offered) for name in names or [self.fields])


class Filters(NamedTuple):
    """Which facts are wanted, and in what order."""

    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section", metavar="ID", help="Only this section and its parts (may be repeated, as all filters)."
        ),
    ] = None
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="figure, rank, date, document, body, …")
    ] = None
    unit: Annotated[list[str] | None, typer.Option("--unit", metavar="UNIT", help="A unit, such as 件 or %.")] = None
    scope: Annotated[
        list[str] | None, typer.Option("--scope", metavar="SCOPE", help="Whom it counts, such as 全市 or 市级.")
    ] = None
    least: Annotated[str | None, typer.Option("--min", metavar="N", help="Values of at least N (100, 15.46亿).")] = None
    most: Annotated[str | None, typer.Option("--max", metavar="N", help="Values of at most N.")] = None
    derived: Annotated[
        bool | None, typer.Option("--derived/--no-derived", help="Only computed facts, or only stated ones.")
    ] = None

    @property
    def selection(self) -> "Selection":
        """The filters as the core knows them; raises UsageError for a bound that is no number."""
        from shaoxing_cli.selection import Selection, bound

        return Selection(
            sections=tuple(self.section or ()),
            kinds=tuple(self.kind or ()),
            units=tuple(self.unit or ()),
            scopes=tuple(self.scope or ()),
            least=None if self.least is None else bound(self.least, "--min"),
            most=None if self.most is None else bound(self.most, "--max"),
            derived=self.derived,
        )


Sort = Annotated[
    str | None,
    typer.Option("--sort", metavar="FIELD", help="Sort by this field (-value: descending); document order otherwise."),
]

GROUPS: Final = (Setting, Output, Filters)


def spread(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with its option groups spread into single options, for typer to read."""
    parameters: list[inspect.Parameter] = []
    groups: dict[str, Any] = {}
    for parameter in inspect.signature(function).parameters.values():
        group = parameter.annotation
        if group not in GROUPS:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        groups[parameter.name] = group
        parameters.extend(
            inspect.Parameter(
                field, inspect.Parameter.KEYWORD_ONLY, default=group._field_defaults[field], annotation=annotation
            )
            for field, annotation in group.__annotations__.items()
        )

    def command(**given: Any) -> Any:
        for name, group in groups.items():
            given[name] = group(*(given.pop(field) for field in group._fields))
        return function(**given)

    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__doc__ = function.__doc__
    return command


def known(what: str, given: str, offered: Sequence[str]) -> str:
    """The given word where it is one of those offered; otherwise raises UnknownChoiceError, which lists them."""
    if given in offered:
        return given
    from shaoxing_cli.selection import near

    raise UnknownChoiceError(what, given, offered, near(given, offered))


def reader_language(given: str | None, environment: Mapping[str, str]) -> str:
    """`zh` or `en`: as given, or by the locale.

    >>> reader_language("auto", {"LANG": "zh_CN.UTF-8"}), reader_language(None, {"LC_ALL": "C", "LANG": "zh_CN"})
    ('zh', 'en')
    """
    if given and known("language", given, LANGUAGES) != "auto":
        return given
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def page_of(stream: Any, environment: Mapping[str, str], *, no_color: bool = False) -> Page:
    """The page that a stream is: its width in cells, and whether color belongs on it."""
    from shutil import get_terminal_size

    plain = no_color or bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    color = not plain and (is_terminal(stream) or bool(environment.get("FORCE_COLOR")))
    return Page(width=max(get_terminal_size((80, 24)).columns, 20), color=color)


def is_terminal(stream: Any) -> bool:
    """Whether a stream, if there is one, is a terminal."""
    return stream is not None and bool(stream.isatty())
