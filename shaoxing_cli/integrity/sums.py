"""Whether the computed facts follow from the stated ones."""

from collections.abc import Iterator

from shaoxing_cli.formula import FormulaError, compute, names
from shaoxing_cli.integrity.subject import Place, Subject


def readable_formulas(subject: Subject) -> Iterator[Place]:
    """A formula cannot be read, or names other facts than its inputs."""
    for fact in subject.facts:
        if fact.derived is None:
            continue
        try:
            named = names(fact.derived.formula)
        except FormulaError as fault:
            yield Place(fact.id, str(fault))
            continue
        if set(named) != set(fact.derived.inputs):
            yield Place(fact.id, f"names {', '.join(named)}; inputs {', '.join(fact.derived.inputs)}")


def known_inputs(subject: Subject) -> Iterator[Place]:
    """An input of a formula is no fact with a number, or comes from the formula's own result."""
    facts = {fact.id: fact for fact in subject.facts}
    for fact in subject.facts:
        for name in fact.derived.inputs if fact.derived else ():
            if name not in facts or facts[name].number is None:
                yield Place(fact.id, f"input {name}")
            elif _reaches(name, fact.id, {key: found.derived.inputs for key, found in facts.items() if found.derived}):
                yield Place(fact.id, f"input {name} depends on it")


def recomputed_values(subject: Subject) -> Iterator[Place]:
    """A computed value is not what its formula gives."""
    values = {fact.id: fact.number for fact in subject.facts if fact.number is not None}
    for fact in subject.facts:
        if fact.derived is None:
            continue
        try:
            result = compute(fact.derived.formula, values, fact.derived.digits)
        except FormulaError:
            # F301 and F302 tell of it.
            continue
        if result != fact.number:
            yield Place(fact.id, f"{fact.value} stated, {result} computed")


def computed_without_quote(subject: Subject) -> Iterator[Place]:
    """A computed fact has a quote, a span or a printed text."""
    for fact in subject.facts:
        if fact.derived and (fact.quote is not None or fact.span is not None or fact.text is not None):
            yield Place(fact.id, "is computed, not stated")


def _reaches(start: str, goal: str, inputs: dict[str, tuple[str, ...]]) -> bool:
    """Whether following inputs from one fact leads to another."""
    seen, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting.extend(inputs.get(name, ()))
    return False
