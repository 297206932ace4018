"""What can follow on an unfinished command line: commands, options, and the values that the knowledge base knows.

The shells' scripts (`data/completions`) know nothing of this; they hand over the words and show what comes back.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from shaoxing_cli.model import KINDS
from shaoxing_cli.store import KnowledgeBase

SHELLS: Final = ("bash", "zsh", "fish", "powershell")


class Choice(NamedTuple):
    """A word that can stand at the cursor, and what it means."""

    value: str
    help: str = ""


# The shell completes a path by itself.
FILES: Final = Choice(":files")


class Line(NamedTuple):
    """An unfinished command line, read as far as it goes."""

    command: Any
    parameter: Any
    prefix: str
    word: str
    given: tuple[str, ...]


class Situation(NamedTuple):
    """What choices are made from: the command, the knowledge base (opened when needed), the language, the word."""

    command: str
    open: Callable[[], KnowledgeBase]
    lang: str
    word: str = ""


def read_line(command: Any, words: Sequence[str]) -> Line:
    """Find out which parameter of a command the last word belongs to (None: the name of an option).

    Args:
        command: the command, as typer made it.
        words: the words behind the command's name; the last one is unfinished and may be empty.
    """
    *before, word = _joined(words)
    word = word.strip().lstrip("\"'")
    options = {name: param for param in command.params for name in (*param.opts, *param.secondary_opts)}
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    pending, closed, given = None, False, []
    for each in before:
        if pending is not None:
            pending = None
        elif closed or not each.startswith("-") or each == "-":
            given.append(each)
        elif each == "--":
            closed = True
        elif each in options and not getattr(options[each], "is_flag", False):
            pending = options[each]
    if pending is not None:
        return Line(command, pending, "", word, tuple(given))
    if word.startswith("-") and not closed and word != "-":
        name, equals, value = word.partition("=")
        if equals and name in options:
            return Line(command, options[name], f"{name}=", value, tuple(given))
        return Line(command, None, "", word, tuple(given))
    place = min(len(given), len(arguments) - 1)
    fits = arguments and (len(given) < len(arguments) or arguments[-1].nargs == -1)
    return Line(command, arguments[place] if fits else None, "", word, tuple(given))


def choices(line: Line, situation: Situation) -> Iterator[Choice]:
    """The choices at the end of a line, in their natural order."""
    if line.parameter is None:
        found: Iterable[Choice] = _options(line.command) if line.word.startswith("-") else ()
    else:
        found = _values(line, situation)
    for choice in found:
        if choice == FILES:
            yield choice
        elif choice.value.startswith(line.word):
            yield Choice(line.prefix + choice.value, choice.help)


def _joined(words: Sequence[str]) -> list[str]:
    """The words with `--option = value`, as bash parts it, read as `--option value`."""
    joined = [word for place, word in enumerate(words) if word != "=" or not place]
    return [*joined, ""] if words and words[-1] == "=" else joined


def _options(command: Any) -> Iterator[Choice]:
    for param in command.params:
        if param.param_type_name == "option" and not param.hidden:
            for name in (*param.opts, *param.secondary_opts):
                if name.startswith("--"):
                    yield Choice(name, _line(param.help))
    yield Choice("--help", "Show this message and exit.")


def _values(line: Line, situation: Situation) -> Iterator[Choice]:
    name = line.parameter.name
    source = _SOURCES.get((situation.command, name)) or _SOURCES.get(("", name))
    if source is None:
        return
    for choice in source(situation._replace(word=line.word)):
        if choice.value not in line.given or choice == FILES:
            yield choice


def _ids(situation: Situation) -> Iterator[Choice]:
    for fact in situation.open().facts:
        yield Choice(fact.id, _line(fact.label(situation.lang)))


def _sections(situation: Situation) -> Iterator[Choice]:
    for section in situation.open().sections:
        yield Choice(section.id, _line(section.title(situation.lang)))


def _kinds(situation: Situation) -> Iterator[Choice]:
    from shaoxing_cli.wording import say

    return (Choice(kind, say("kinds", kind, situation.lang)) for kind in KINDS)


def _units(situation: Situation) -> Iterator[Choice]:
    """Units with their English names, of which a measure word has several."""
    units: dict[str, dict[str, None]] = {}
    for fact in situation.open().facts:
        if fact.unit:
            units.setdefault(fact.unit, {}).setdefault(fact.unit_en or "")
    return (Choice(unit, _line(", ".join(list(names)[:3]))) for unit, names in units.items())


def _scopes(situation: Situation) -> Iterator[Choice]:
    from shaoxing_cli.wording import term

    scopes = dict.fromkeys(fact.scope for fact in situation.open().facts if fact.scope)
    return (Choice(scope, term(scope, situation.lang) if situation.lang == "en" else "") for scope in scopes)


def _formats(situation: Situation) -> Iterator[Choice]:
    from shaoxing_cli.render import FORMATS

    module = sys.modules.get(f"shaoxing_cli.commands.{situation.command}")
    return map(Choice, getattr(module, "FORMATS", FORMATS))


def _fields(situation: Situation) -> Iterator[Choice]:
    """Fields are a list: those already there stay in front."""
    from shaoxing_cli.views import HIT_FIELDS, SECTION_FIELDS, fields_of_facts
    from shaoxing_cli.wording import say

    own = {"search": (*fields_of_facts(), *HIT_FIELDS), "sections": SECTION_FIELDS}
    *before, _ = situation.word.split(",")
    front = "".join(f"{field}," for field in before)
    for field in own.get(situation.command, fields_of_facts()):
        if field not in before:
            yield Choice(front + field, say("fields", field, situation.lang))


def _sort_keys(_: Situation) -> Iterator[Choice]:
    from shaoxing_cli.selection import SORT_KEYS

    for key in SORT_KEYS:
        yield Choice(key)
        yield Choice(f"-{key}")


def _styles(_: Situation) -> Iterator[Choice]:
    from shaoxing_cli.citations import STYLES

    return map(Choice, STYLES)


def _schemas(_: Situation) -> Iterator[Choice]:
    from shaoxing_cli.schemas import NAMES

    return map(Choice, NAMES)


def _languages(_: Situation) -> Iterator[Choice]:
    from shaoxing_cli.options import LANGUAGES

    return map(Choice, LANGUAGES)


def _shells(_: Situation) -> Iterator[Choice]:
    return map(Choice, SHELLS)


def _files(_: Situation) -> Iterator[Choice]:
    yield FILES


def _line(text: str | None) -> str:
    """Text on one line, without what a terminal would obey."""
    from shaoxing_cli.text import visible

    return visible(" ".join((text or "").split()))


# (command, parameter) -> its choices; without a command: in every command.
_SOURCES: Final[Mapping[tuple[str, str], Callable[[Situation], Iterator[Choice]]]] = {
    ("", "ids"): _ids,
    ("chart", "words"): _ids,
    ("", "section"): _sections,
    ("", "sections"): _sections,
    ("", "kind"): _kinds,
    ("", "unit"): _units,
    ("", "scope"): _scopes,
    ("", "format"): _formats,
    ("", "fields"): _fields,
    ("", "sort"): _sort_keys,
    ("", "lang"): _languages,
    ("cite", "style"): _styles,
    ("schema", "name"): _schemas,
    ("completion", "shell"): _shells,
    ("", "kb"): _files,
    ("", "path"): _files,
    ("", "file"): _files,
    ("", "svg"): _files,
    ("", "output"): _files,
    ("", "source"): _files,
    ("", "report"): _files,
}
