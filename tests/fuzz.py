"""A long fuzz run: `python -m tests.fuzz [--seconds N] [--seed N] [TARGET …]`.

Each target makes inputs at random and holds the program to a law; the seconds are shared out among the targets. Printed
are the number of inputs that each tried and its faults with their inputs; the exit code is 1 if there is one. A fault
that is found becomes a row under tests/cases, or a value in `tests.hostile`.
"""

import argparse
import contextlib
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from tests import hostile
from tests.conftest import SMALL
from tests.fuzz_processes import large, signals
from tests.spelling import chinese, english

_MOST_SHOWN: Final = 20
Chance = random.Random
Fault = str
PIECES: Final = (
    *hostile.REPEATED, *hostile.HOSTILE_TEXTS,
    "176件", "15.46亿元", "2019年", "全市", "市级", "同比", "上升", "下降", "约", "行政复议申请", "收到", "的", "了",
    "；", "18.", "第一", "倍", "百分点", "reconsideration", "cases", "more than", "在", "not", "all", "其中", "占",
    "年", "月", "日", "～", "—", "/", "*", ",", "　", "\n", "\ufeff", "é", "ß", "İ", "ﬁ", "㎡", "½", "Ⅳ", "①", "𝟗", "٣",
)  # fmt: skip


def words(chance: Chance, longest: int = 30) -> str:
    """Text put together from what the readers look for and what they do not expect."""
    text = "".join(
        chance.choice(PIECES) if chance.random() < 0.9 else chr(chance.randrange(0x20, 0xFFFF))
        for _ in range(chance.randrange(1, longest))
    )
    # Two halves of a surrogate pair that come to stand side by side are one character, as any reader of JSON sees it.
    return text[:2000].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def knowledge_bases(chance: Chance, folder: Path) -> Iterator[Fault | None]:
    """A knowledge base with a hostile value somewhere: any command ends calmly and prints nothing that is obeyed."""
    places = hostile.paths()
    while True:
        place, value = chance.choice(places), chance.choice(hostile.HOSTILE_VALUES)
        kb = hostile.write(folder / "kb.json", hostile.spoilt(place, value, dropped=chance.random() < 0.1))
        for line in chance.sample(hostile.LINES, 4):
            color = {"FORCE_COLOR": "1"} if chance.random() < 0.3 else {}
            result = hostile.called(
                line.arguments(kb, folder), kb, COLUMNS=str(chance.choice((1, 20, 80, 200))), **color
            )
            found = next(hostile.faults_of(result), None)
            yield None if found is None else f"{line.words} with {value!r:.60} at {place}: {found:.300}"


def broken_files(chance: Chance, folder: Path) -> Iterator[Fault | None]:
    """The bytes of a knowledge base with some changed, cut or put twice: read, or refused in one line."""
    whole, kb = SMALL.read_bytes(), folder / "kb.json"
    while True:
        raw = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 5, 50))):
            place = chance.randrange(len(raw))
            how = chance.randrange(4)
            if how == 0:
                raw[place] = chance.randrange(256)
            elif how == 1:
                del raw[place : place + chance.choice((1, 3, 100, 5000))]
            elif how == 2:
                raw[place:place] = raw[place : place + chance.choice((1, 10, 1000))]
            else:
                raw[place:place] = chance.choice((b'"', b"{", b"[", b",", b"null", b"1e999", b"\\u001b", b"\xff"))
            raw = raw or bytearray(b" ")
        kb.write_bytes(raw)
        for line in chance.sample(hostile.ONE_OF_EACH, 2):
            found = next(hostile.faults_of(hostile.called(line.arguments(kb, folder), kb)), None)
            yield None if found is None else f"{line.words} on {bytes(raw)!r:.200}: {found:.300}"


def claims(chance: Chance, _: Path) -> Iterator[Fault | None]:
    """Any claim gets one of three verdicts, its reason in both languages, evidence from the knowledge base, in time."""
    from shaoxing_cli.factcheck import Checker
    from shaoxing_cli.findings import VERDICTS
    from shaoxing_cli.store import open_knowledge_base

    for kb in (open_knowledge_base(), open_knowledge_base(SMALL)):
        Checker(kb).check("收到176件")
    checkers = [(kb, Checker(kb)) for kb in (open_knowledge_base(), open_knowledge_base(SMALL))]
    while True:
        kb, checker = chance.choice(checkers)
        text = words(chance, 12 if chance.random() < 0.8 else 200)
        begun = time.process_time()
        verdict = checker.check(text)
        took = time.process_time() - begun
        fault = None
        if verdict.verdict not in VERDICTS or not all(verdict.reason(lang) for lang in ("zh", "en")):
            fault = f"verdict {verdict.verdict}"
        elif any(fact.id not in kb for fact in verdict.evidence):
            fault = "evidence from nowhere"
        elif took > 0.5 + len(text) / 500:
            fault = f"took {took:.1f} s for {len(text)} characters"
        yield None if fault is None else f"{text!r}: {fault}"


def queries(chance: Chance, _: Path) -> Iterator[Fault | None]:
    """Any query gives facts of the knowledge base, each once, scores falling, in time."""
    from shaoxing_cli.ranking import Ranking
    from shaoxing_cli.store import open_knowledge_base

    rankings = [Ranking(open_knowledge_base()), Ranking(open_knowledge_base(SMALL))]
    for ranking in rankings:
        ranking.search("行政复议", limit=1)
    while True:
        text = words(chance, 12 if chance.random() < 0.8 else 2000)
        begun = time.process_time()
        hits = chance.choice(rankings).search(text, limit=10)
        took = time.process_time() - begun
        scores, ids = [hit.score for hit in hits], [hit.fact.id for hit in hits]
        fault = None
        if scores != sorted(scores, reverse=True) or len(set(ids)) != len(ids):
            fault = f"{scores} {ids}"
        elif took > 1:
            fault = f"took {took:.1f} s for {len(text)} characters"
        yield None if fault is None else f"{text!r:.300}: {fault}"


def figures(chance: Chance, _: Path) -> Iterator[Fault | None]:
    """Spans hold what was read, in order; a number is read back as it was written, in three ways of writing."""
    from shaoxing_cli.dates import find_dates
    from shaoxing_cli.quantities import find_quantities

    while True:
        text = words(chance)
        fault, place = None, 0
        for quantity in find_quantities(text):
            start, end = quantity.span
            outer = quantity.outer
            ordered = place <= start < end <= len(text) and 0 <= outer[0] <= start and end <= outer[1] <= len(text)
            if not ordered or text[start:end] != quantity.text or not quantity.step > 0:
                fault = f"{text!r}: {quantity}"
            place = end
        for date in find_dates(text):
            if text[slice(*date.span)] != date.text:
                fault = f"{text!r}: {date}"
        yield fault
        number = chance.randrange(10 ** chance.randrange(1, 15))
        for written in (f"{number}件", f"{number:,}件", f"{chinese(number)}件", f"{english(number)} cases"):
            read = [(quantity.value, quantity.unit) for quantity in find_quantities(written)]
            yield None if read == [(number, "件")] else f"{written}: {read}"


def formats(chance: Chance, _: Path) -> Iterator[Fault | None]:
    """JSON, CSV and TSV say again what was put into them; no format sends a terminal what it obeys."""
    from shaoxing_cli.render import FORMATS, Page, Sheet, render

    names = ["a", "b", "c"]
    while True:
        values = [chance.choice((words(chance), None, Decimal(chance.randrange(10**9)).scaleb(-3))) for _ in names]
        row = dict(zip(names, values, strict=True))
        cells = ["" if value is None else str(value) for value in values]
        sheet = Sheet(names, lambda _, row=row: [row], lambda: names, lambda cells=cells: [cells], names)
        for name in FORMATS:
            text = "".join(render(sheet, name, Page(chance.choice((20, 40, 100)))))
            broken = hostile.forbidden(text.encode("utf-8", "backslashreplace").decode()) or not _says(name, text, row)
            yield f"{name} of {row!r}: {text!r:.300}" if broken else None


def _says(name: str, text: str, row: dict[str, str | Decimal | None]) -> bool:
    """Whether a format for machines, read back, gives the row again (in the flat ones less what is not shown)."""
    import csv

    from shaoxing_cli.text import visible

    if name == "json":
        return bool(json.loads(text, parse_float=Decimal, parse_int=Decimal) == [row])
    if name == "tsv":
        return text.count("\t") == len(row) - 1 and text.count("\n") == 1
    if name != "csv":
        return True
    (read,) = list(csv.reader(text.splitlines(keepends=True)))[1:]
    pairs = zip(read, row.values(), strict=True)
    return all(
        Decimal(cell) == value if isinstance(value, Decimal) else visible(cell) == visible(value or "")
        for cell, value in pairs
    )


def reports(chance: Chance, folder: Path) -> Iterator[Fault | None]:
    """A report of any text is extracted or refused in one line, and what is written can be read and verified."""
    report, kb = folder / "report.txt", folder / "extracted.json"
    while True:
        report.write_text(
            "\n".join(words(chance, 60) for _ in range(chance.randrange(1, 12))), "utf-8", "backslashreplace"
        )
        result = hostile.called(["extract", str(report), "-o", str(kb), "--force"], SMALL)
        found = next(hostile.faults_of(result), None)
        if found is None and result.exit_code == 0:
            for line in chance.sample(hostile.ONE_OF_EACH, 2):
                found = found or next(hostile.faults_of(hostile.called(line.arguments(kb, folder), kb)), None)
        yield None if found is None else f"{report.read_text('utf-8')!r:.400}: {found:.300}"


def commands(chance: Chance, folder: Path) -> Iterator[Fault | None]:
    """Any words on the command line, options out of place among them, end calmly."""
    names = [line.command for line in hostile.ONE_OF_EACH]
    options = (
        "-f -n --limit --fields --kb --lang --sort --min --max --unit --section --all --svg --force -- - --style -x"
    )
    values = ("json", "table", "id", "-1", "1e9", "zh", "件", hostile.USUAL_ID, str(folder / "x.csv"))
    choices = [*options.split(), *values]
    while True:
        given = [chance.choice(names)]
        given += [
            chance.choice(choices) if chance.random() < 0.7 else words(chance, 4) for _ in range(chance.randrange(5))
        ]
        given = [word.replace("\0", "") for word in given]
        # Relative paths are written to the current folder, which is no place for the fuzzer's files.
        if given[0] in ("export", "extract") or "--svg" in given:
            given = [given[0], "--help"]
        found = next(hostile.faults_of(hostile.called(given, SMALL)), None)
        yield None if found is None else f"{given}: {found:.300}"


TARGETS: Final[dict[str, Callable[[Chance, Path], Iterator[Fault | None]]]] = {
    "knowledge_bases": knowledge_bases,
    "broken_files": broken_files,
    "claims": claims,
    "queries": queries,
    "figures": figures,
    "formats": formats,
    "reports": reports,
    "commands": commands,
    "signals": signals,
    "large": large,
}


def tried(name: str, seconds: float, seed: int) -> tuple[int, list[Fault]]:
    """Run a target for some seconds: how many inputs it tried, and the faults, one of each kind."""
    kinds: dict[str, Fault] = {}
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        run = TARGETS[name](random.Random(seed), Path(folder))
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                fault = next(run)
            except StopIteration:
                break
            except Exception as error:
                # The generator ends with it; another one goes on from another seed.
                import traceback

                place = traceback.extract_tb(error.__traceback__)[-1]
                fault = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {error}"
                seed += 1
                run = TARGETS[name](random.Random(seed), Path(folder))
            count += 1
            if fault is not None:
                kinds.setdefault("".join(char for char in fault.rpartition(": ")[2] if char.isalpha())[:40], fault)
    return count, list(kinds.values())


def main(given: Sequence[str]) -> int:
    """Run the targets; print counts and faults; give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="A long fuzz run.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(given)
    names = options.targets or list(TARGETS)
    if unknown := [name for name in names if name not in TARGETS]:
        parser.error(f"unknown target: {unknown[0]}; one of {', '.join(TARGETS)}")
    # A fault that eats memory must end the fuzzer, not the machine.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, resource.getrlimit(resource.RLIMIT_AS)[1]))
    total = 0
    faulty = False
    for name in names:
        count, faults = tried(name, options.seconds / len(names), options.seed)
        total += count
        faulty = faulty or bool(faults)
        print(f"{name:16} {count:>9,} inputs  {len(faults)} faults", flush=True)
        for fault in faults[:_MOST_SHOWN]:
            print(f"  {fault.encode('utf-8', 'backslashreplace').decode()}")
    print(f"{'total':16} {total:>9,} inputs, seed {options.seed}")
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
