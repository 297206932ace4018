"""Mutation testing of the modules that read and compare numbers: `python -m tests.mutants [-n N] [NAME …]`.

Needs `pip install cosmic-ray`, which makes the mutants: one small change each (a number, an operator, a comparison, a
decorator, a loop). Each is put into a copy of the package and the module's own tests run; a mutant that they do not
notice survives and is printed. NAME is one of the modules below; without one, all are tried. `-n` tries so many of a
module's mutants, drawn at random but always the same; `-j` says how many are tried at a time.

Left out are changes to the `|` of annotations, which fail at import and prove nothing, and operators that want options.
At least 90% must die. Of 150 drawn from each (`-n 150`; all 13 of `quantity_model`) these did at commit 26967fe, after
which rows were added against those that could be noticed:

- 96.7%: compare, quantity_english, quantity_forms, quantity_shares
- 96.0%: numerals, quantities, quantity_chinese, quantity_scale
- 92.3%: quantity_model

Of 150 drawn from `compare` after it had learned limits, exact and just-over figures, 94.0% died. Of 80 drawn from each
after they had learned how many of how many (three days in four), 95.0% of `quantities` and `quantity_scale` died, and
90.0% of `quantity_english`. Of 100 drawn from each after spaced digits (1 7 6) were read, 97% of `compare`, 96% of
`numerals`, 98% of `quantity_forms`, 94% of `quantities`, 98% of `quantity_shares`, 96% of `quantity_scale`, 97% of
`quantity_chinese` and 91% of `quantity_english` died, and 12 of the 13 of `quantity_model`.

Those that are left change
- nothing: `is` for `==` of small whole numbers and of constants; `/` for the `*` before arguments that all calls name;
  `<=`, `>=` or `!=` where all between gives the same; `//` for `/` where nothing remains; the only one of a list taken
  from its end; the exponent of a number that is only compared; a step over one letter more of a word of two or more
- only speed: a cache taken away, a window wider than the longest word that is looked for in it
- a bound against noise: how many words or how many of 百, 千, 万 and 亿 are read in a row; `5k3` is no multiplier
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent
# Which tests a mutant of a module must not pass.
TESTS: Final = {
    "numerals": ("tests/test_numerals.py", "tests/test_quantities.py", "shaoxing_cli/numerals.py"),
    "quantities": ("tests/test_quantities.py", "shaoxing_cli/quantities.py"),
    "quantity_forms": ("tests/test_quantities.py", "shaoxing_cli/quantity_forms.py", "shaoxing_cli/quantities.py"),
    "quantity_chinese": ("tests/test_quantities.py", "shaoxing_cli/quantity_chinese.py", "shaoxing_cli/quantities.py"),
    "quantity_english": ("tests/test_quantities.py", "shaoxing_cli/quantity_english.py", "shaoxing_cli/quantities.py"),
    "quantity_scale": ("tests/test_quantities.py", "shaoxing_cli/quantity_scale.py", "shaoxing_cli/quantities.py"),
    "quantity_shares": ("tests/test_quantities.py", "shaoxing_cli/quantity_shares.py", "shaoxing_cli/quantities.py"),
    "quantity_model": ("tests/test_quantities.py", "shaoxing_cli/quantities.py"),
    "compare": ("tests/test_compare.py", "shaoxing_cli/compare.py"),
}
_LEFT_OUT: Final = ("BinaryOperator_BitOr", "VariableInserter", "VariableReplacer")
# A mutant whose tests have not ended by then runs for ever, which is noticed as well as a failure.
_SECONDS: Final = 20.0
_PARTS: Final = ("shaoxing_cli", "data", "tests", "pyproject.toml")


class Mutant(NamedTuple):
    """A change of a module: the module, what kind of change, the line that it changes, and the module's new text."""

    module: str
    kind: str
    line: int
    text: str


def mutants_of(module: str) -> Iterator[Mutant]:
    """Every mutant of a module that is worth trying, each once."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    text = _place(ROOT, module).read_text("utf-8")
    seen = {text, None}
    for name in sorted(operator_names()):
        for number in () if any(part in name for part in _LEFT_OUT) else count():
            changed = mutate_code(text, get_operator(name)(), number)
            if changed is None:
                break
            if changed not in seen:
                seen.add(changed)
                yield Mutant(module, name.removeprefix("core/"), _first_difference(text, changed), changed)


def survives(mutant: Mutant) -> bool:
    """Whether the module's tests pass with the mutant in place, in this worker's own copy of the project."""
    place = _place(_copy, mutant.module)
    original = place.read_text("utf-8")
    place.write_text(mutant.text, encoding="utf-8")
    try:
        return _passes([test for test in TESTS[mutant.module] if (_copy / test).exists()])
    finally:
        place.write_text(original, encoding="utf-8")


def _place(folder: Path, module: str) -> Path:
    return folder / "shaoxing_cli" / f"{module}.py"


def _first_difference(old: str, new: str) -> int:
    lines = zip(old.splitlines(), new.splitlines(), strict=False)
    return next((number for number, (one, other) in enumerate(lines, 1) if one != other), len(old.splitlines()))


def _passes(tests: Sequence[str]) -> bool:
    """Run tests in a forked process, which spares it the start of Python and of pytest."""
    child = os.fork()
    if child == 0:
        _run(tests)
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _run(tests: Sequence[str]) -> None:
    """Run the tests in the copy and leave at once; nothing of the package has been imported before."""
    import hypothesis
    import pytest

    # A busy machine must not pass for a test that noticed something.
    hypothesis.settings.register_profile("unhurried", deadline=None)
    hypothesis.settings.load_profile("unhurried")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(_copy)
    sys.path.insert(0, str(_copy))
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "shaoxing_cli")]:
        del sys.modules[name]
    code = 70
    try:
        code = int(pytest.main(["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", *tests]))
    finally:
        os._exit(code)


_copy = ROOT


def _settle(folder: str) -> None:
    """Give a worker its own copy of the project."""
    global _copy  # noqa: PLW0603 - one a process
    _copy = Path(tempfile.mkdtemp(dir=folder))
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, _copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, _copy / part)


def main(arguments: Sequence[str]) -> int:
    """Try the mutants of the named modules; print the survivors and how many died."""
    # Loaded here, so that the forked processes have them.
    import hypothesis.strategies
    import pytest

    assert pytest
    assert hypothesis.strategies
    sys.dont_write_bytecode = True
    asked = _options().parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(asked.jobs, get_context("fork"), _settle, (folder,)) as workers,
    ):
        for name in asked.names or TESTS:
            if not workers.submit(survives, Mutant(name, "", 0, _place(ROOT, name).read_text("utf-8"))).result():
                raise SystemExit(f"the tests of {name} fail without any mutant")
            mutants = _drawn(list(mutants_of(name)), asked.sample)
            survivors = 0
            for mutant, lives in zip(mutants, workers.map(survives, mutants), strict=True):
                if lives:
                    survivors += 1
                    _tell(mutant)
            died = len(mutants) - survivors
            print(f"{name}: {died} of {len(mutants)} died ({died / len(mutants):.1%})", flush=True)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"a module: {', '.join(TESTS)}")
    parser.add_argument("-n", dest="sample", type=int, help="how many mutants of each module; all by default")
    parser.add_argument("-j", dest="jobs", type=int, default=2, help="how many are tried at a time")
    return parser


def _drawn(mutants: list[Mutant], most: int | None) -> list[Mutant]:
    """So many of the mutants, the same in every run."""
    if most is None or most >= len(mutants):
        return mutants
    chosen = set(random.Random(0).sample(range(len(mutants)), most))
    return [mutant for place, mutant in enumerate(mutants) if place in chosen]


def _tell(mutant: Mutant) -> None:
    line = _place(ROOT, mutant.module).read_text("utf-8").splitlines()[mutant.line - 1].strip()
    changed = mutant.text.splitlines()[mutant.line - 1].strip()
    print(f"{mutant.module}.py:{mutant.line}: {mutant.kind}\n  - {line}\n  + {changed}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
