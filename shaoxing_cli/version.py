"""What `--version` says, without reading more of the knowledge base than its head and without the command line."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from shaoxing_cli import __version__
from shaoxing_cli.errors import KnowledgeBaseError
from shaoxing_cli.resources import BUNDLED_KNOWLEDGE_BASE, data_folder


def version_lines(environment: Mapping[str, str]) -> Iterator[str]:
    """The versions of the program, its data file, the schema and the source, one a line.

    Raises:
        KnowledgeBaseError: the knowledge base that `SHAOXING_KB` names cannot be read.
    """
    place = Path(environment.get("SHAOXING_KB") or data_folder() / BUNDLED_KNOWLEDGE_BASE)
    report = _report(place)
    yield f"shaoxing {__version__}\n"
    yield f"data {place}\n"
    yield f"schema {report.get('schema_version')}\n"
    yield f"source {report.get('title')} (SHA-256 {report.get('source_sha256')})\n"


def _report(place: Path) -> Mapping[str, object]:
    try:
        tables = json.loads(place.read_bytes())
        return dict(next(iter(tables["report"].values())))
    except OSError as fault:
        raise KnowledgeBaseError(place, fault.strerror or str(fault)) from None
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        raise KnowledgeBaseError(place, "is not a knowledge base of this program") from None
