"""Which fact each figure of a claim speaks of: the one whose concepts stand nearest, in the claim's scope."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple

from shaoxing_cli.claims import Claim
from shaoxing_cli.extents import WIDE
from shaoxing_cli.gates import Gates
from shaoxing_cli.phrases import Mention
from shaoxing_cli.profiles import Profile

Span = tuple[int, int]

# Weights of the cost of letting a figure speak of a fact, in characters of distance. A concept that tells one fact from
# its neighbour outweighs a few words between; another scope outweighs a clause.
_PER_CONCEPT: Final = 10
_OTHER_SCOPE: Final = 25
_SAME_SCOPE: Final = -6
_FOREIGN: Final = 14
# Without a scope the whole is meant rather than a part.
_NARROW: Final = 6
_COMPUTED: Final = 5
_NESTED: Final = 8
_OPERATION: Final = 8
_OPERATIONS: Final = frozenset({"sum", "share", "average", "difference", "rest", "multiple"})
# A fact whose concept the claim does not name at all, found by its other words.
_MISSING: Final = 30
# Facts whose costs differ by less than this are both meant as well as one another.
TIE: Final = 1


class Option(NamedTuple):
    """A fact that a figure may speak of, and what that would cost (the less the better)."""

    profile: Profile
    cost: int


class Assigner:
    """Assigns places in a claim (its figures, ranks and dates) to facts."""

    def __init__(self, gates: Gates) -> None:
        self._gates = gates

    def scopes_of(self, profile: Profile) -> frozenset[str]:
        """The scopes that a fact counts."""
        return self._gates.scopes_of(profile)

    def options(self, claim: Claim, span: Span, profiles: Sequence[Profile]) -> list[Option]:
        """The facts that a figure at a place may speak of, cheapest first."""
        found = [Option(profile, self._cost(claim, span, profile)) for profile in profiles]
        return sorted(found, key=lambda option: option.cost)

    def assign(
        self,
        claim: Claim,
        spans: Sequence[Span],
        fits: Callable[[int, Profile], int | None],
        profiles: Sequence[Profile],
    ) -> list[list[Option]]:
        """For each place the facts that it may speak of, best first; empty where there is none.

        `fits(index, profile)` tells what it costs to take the figure at that index for a value of the fact, or None
        where it cannot be. Two figures share a fact only where no other one fits; 分别 and 'respectively' deal facts
        and figures out in order.
        """
        options = []
        for index, span in enumerate(spans):
            costs = [(profile, fits(index, profile)) for profile in profiles]
            found = [Option(p, self._cost(claim, span, p) + cost) for p, cost in costs if cost is not None]
            options.append(sorted(found, key=lambda option: option.cost))
        dealt = self._dealt(claim, spans, options)
        return dealt or _without_sharing(options)

    def _dealt(self, claim: Claim, spans: Sequence[Span], options: list[list[Option]]) -> list[list[Option]] | None:
        scored = _are_set_against(claim, spans)
        in_order = scored or any(marker in claim.folded for marker in _IN_ORDER)
        if not in_order or len(spans) < 2 or not all(options):
            return None
        by_scope = self._dealt_by_scope(claim, spans, options[0])
        if by_scope:
            return by_scope
        firsts: dict[str, tuple[int, Option]] = {}
        for option in options[0]:
            if all(any(o.profile is option.profile for o in found) for found in options):
                firsts[option.profile.fact.id] = (self._first_place(claim, option.profile), option)
        placed = sorted(firsts.values(), key=lambda item: (item[0], item[1].cost))
        least = min((option.cost for _, option in placed), default=0)
        near = [option for _, option in placed if option.cost <= least + 2 * _PER_CONCEPT + _FOREIGN]
        if scored and len(near) > len(spans):
            # A score is of two: the ones named nearest.
            nearest = sorted(near, key=lambda option: option.cost)[: len(spans)]
            near = [option for option in near if option in nearest]
        return [[option] for option in near] if len(near) == len(spans) else None

    def _dealt_by_scope(
        self, claim: Claim, spans: Sequence[Span], options: Sequence[Option]
    ) -> list[list[Option]] | None:
        """The facts in the order of the scopes that a claim names before its figures (市级和区县分别是); or None."""
        scopes = [m for m in claim.tagged("scope") if m.span[1] <= spans[0][0]]
        if len(scopes) != len(spans):
            return None
        dealt = []
        for scope in scopes:
            fitting = [o for o in options if scope.values("scope") & self._gates.scopes_of(o.profile)]
            dealt += [[min(fitting, key=lambda option: option.cost)]] if fitting else []
        facts = {found[0].profile.fact.id for found in dealt}
        return dealt if len(facts) == len(spans) else None

    @staticmethod
    def _first_place(claim: Claim, profile: Profile) -> int:
        """Where the concept that tells the fact from its neighbours first stands: the last one named of its own."""
        places = [min((m.span[0] for m in claim.near(group, (0, 0))), default=0) for group in profile.metric.about]
        return max(places, default=0)

    def _cost(self, claim: Claim, span: Span, profile: Profile) -> int:
        cost = sum(
            min((self._reach(claim, m, span, profile) for m in claim.near(group, span)), default=_MISSING)
            - _PER_CONCEPT
            for group in profile.metric.about
        )
        return (
            cost
            + self._operation_cost(claim, profile)
            + self._scope_cost(claim, span, profile)
            + self._foreign_cost(claim, span, profile)
            + (_COMPUTED if profile.fact.derived else 0)
        )

    @staticmethod
    def _reach(claim: Claim, mention: Mention, span: Span, profile: Profile) -> int:
        """The distance of a mention; more where it only stands within a longer phrase (事故 in 交通事故).

        More still where that is a name of something else (没有实现跑一次).
        """
        distance = claim.nearness.distance(mention.span, span)
        if claim.is_outer(mention):
            return distance
        start, end = mention.span
        around = [m for m in claim.around("concept", start, end) if m.span[0] <= start and end <= m.span[1]]
        foreign = around and not any(m.values("concept") & profile.about for m in around)
        return distance + (2 * _NESTED if foreign else _NESTED)

    @staticmethod
    def _operation_cost(claim: Claim, profile: Profile) -> int:
        """What it costs that a claim speaks of a sum, a share, an average and the fact does not, or the reverse."""
        said = claim.values("relation") & _OPERATIONS
        if not said and not profile.fact.derived:
            return 0
        own = profile.values("relation") & _OPERATIONS
        reverse = own - said if profile.fact.derived else frozenset()
        return _OPERATION * len((said - own) | reverse)

    def _scope_cost(self, claim: Claim, span: Span, profile: Profile) -> int:
        scopes = [mention for mention in claim.beside("scope", span) if not _is_anothers(claim, mention, span)]
        if not scopes:
            own = self._gates.scopes_of(profile)
            return _NARROW if own and not own & WIDE else 0
        nearest = min(scopes, key=lambda mention: claim.nearness.distance(mention.span, span))
        if nearest.values("scope") & self._gates.scopes_of(profile):
            return _SAME_SCOPE
        own = self._gates.scopes_of(profile)
        # 市级占全市: a share has two scopes, and the fact's own need not be the nearer.
        if profile.fact.derived and any(mention.values("scope") & own for mention in scopes):
            return 0
        if profile.fact.derived and own:
            return _OTHER_SCOPE
        return 0 if self._gates.scope_fits(nearest, profile) else _OTHER_SCOPE

    def _foreign_cost(self, claim: Claim, span: Span, profile: Profile) -> int:
        """What concepts that the fact does not allow cost, those that belong to other figures left out."""
        groups = [claim.concepts_of(owner) for owner in (None, span)]
        return sum(_FOREIGN * times for group in groups for m, times in group.values() if not profile.allows(m))


def _is_anothers(claim: Claim, scope: Mention, span: Span) -> bool:
    """Whether a scope stands in a later clause beside a figure of its own: 20 billion, half of them at county level."""
    parted = any(mark in claim.folded[span[1] : scope.span[0]] for mark in ",;.:")
    return parted and claim.nearness.owner(scope.span) not in (None, span)


def _are_set_against(claim: Claim, spans: Sequence[Span]) -> bool:
    """Whether two figures are told as a score, in the order of what they are of: 277 to 191, 277比191."""
    return len(spans) == 2 and claim.folded[spans[0][1] : spans[1][0]] in _SCORED


_SCORED: Final = (" to ", "比", ":")
_IN_ORDER: Final = ("分别", "依次", "分列", "分居", "respectively")


def _without_sharing(options: Sequence[Sequence[Option]]) -> list[list[Option]]:
    """Each fact to the figure that is nearest to it; the others go without it."""
    taken: set[str] = set()
    result: list[list[Option]] = [[] for _ in options]
    # The figures in order of what their best fact costs, those that have no other one first; when that is taken by
    # another, they stand in line anew.
    line: list[tuple[tuple[bool, int], int]] = []
    costs: dict[int, tuple[bool, int]] = {}
    wanting: defaultdict[str, list[int]] = defaultdict(list)

    def stand(index: int) -> None:
        best = next((option for option in options[index] if option.profile.fact.id not in taken), None)
        costs[index] = (len(options[index]) > 1, best.cost if best else 0)
        heappush(line, (costs[index], index))
        if best:
            wanting[best.profile.fact.id].append(index)

    for index in range(len(options)):
        stand(index)
    while line:
        cost, index = heappop(line)
        # Who has been served, or stands further back by now, is passed over.
        if costs.get(index) != cost:
            continue
        del costs[index]
        result[index] = [option for option in options[index] if option.profile.fact.id not in taken]
        for best in result[index][:1]:
            taken.add(best.profile.fact.id)
            for other in wanting[best.profile.fact.id]:
                if other in costs:
                    stand(other)
    return result
