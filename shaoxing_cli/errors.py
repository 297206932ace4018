"""The errors that a user can cause, each with its exit code and its one-line message."""

from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What the program's exit status means to a script."""

    DONE = 0
    NO = 1
    USAGE = 2
    NOT_COVERED = 3
    BAD_KNOWLEDGE_BASE = 4
    FAULT = 70
    INTERRUPTED = 130


class ShaoxingError(Exception):
    """Root of the errors that end the program with one line; never raised itself."""

    exit_code = ExitCode.NO


class UnknownFactError(ShaoxingError, LookupError):
    """No fact has this id.

    >>> str(UnknownFactError("reconsideration.acepted", ["reconsideration.accepted"]))
    'unknown id: reconsideration.acepted (did you mean reconsideration.accepted?)'
    """

    def __init__(self, fact_id: str, near: Iterable[str] = ()) -> None:
        super().__init__(f"unknown id: {fact_id}{_did_you_mean(near)}")
        self.fact_id = fact_id


class UsageError(ShaoxingError):
    """The command was called in a way that it cannot serve."""

    exit_code = ExitCode.USAGE


class UnknownChoiceError(UsageError):
    """A word that is none of a known list.

    >>> str(UnknownChoiceError("field", "vlaue", ["id", "value"], ["value"]))
    'unknown field: vlaue (did you mean value?); known: id, value'
    """

    def __init__(self, what: str, given: str, known: Iterable[str], near: Iterable[str] = ()) -> None:
        super().__init__(f"unknown {what}: {given}{_did_you_mean(near)}; known: {', '.join(known)}")


class UnreadableInputError(UsageError):
    """An input file or stream that cannot be read as text."""

    def __init__(self, path: Path | str, fault: str) -> None:
        super().__init__(f"cannot read {path}: {fault}")


class TargetError(UsageError):
    """An output file that exists already or cannot be written."""

    def __init__(self, path: Path | str, fault: str) -> None:
        super().__init__(f"cannot write {path}: {fault}")


class MissingExtraError(UsageError):
    """A format whose library is not installed."""

    def __init__(self, suffix: str, extra: str) -> None:
        super().__init__(f"{suffix} needs the extra '{extra}': pip install 'shaoxing-cli[{extra}]'")


class KnowledgeBaseError(ShaoxingError):
    """A knowledge base that is missing, broken or of an unknown schema version."""

    exit_code = ExitCode.BAD_KNOWLEDGE_BASE

    def __init__(self, path: Path | str, fault: str) -> None:
        # A fault quotes what stands in the file, which may be of any length.
        super().__init__(f"knowledge base {path}: {fault:.300}")


def _did_you_mean(near: Iterable[str]) -> str:
    words = list(near)
    return f" (did you mean {', '.join(words)}?)" if words else ""
