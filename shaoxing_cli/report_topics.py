"""Claims on the report itself (这份报告依申请公开, this report was issued by the court): only its head tells of it."""

import re
from typing import Final

# 报告 as what is published or written; not as what says something (报告说重大决策已公布).
_CHINESE: Final = (
    r"(?:这份|本|该|此|这篇)?报告(?![说称写指显提披认承列记载给讲里中内上的对把将强])"
    r"[^,;.说称]{0,8}?(?:公开|公布|发布|上网|挂网|成文|写成|起草|撰写)"
)
_ENGLISH: Final = (
    r"\b(?:issued|published|released|wrote|drafted|posted|put out|brought out|made public) (?:this|the) report\b"
    r"|\b(?:this|the) report (?:was|is|has been|had been|can be|came out|went out|went online|appeared)\b"
)


# What the report does not say is nothing that it says.
_SILENCE: Final = (
    r"报告(?:中|里|也|并)?(?:没有?|未|并未|只字未)(?:说|提|给出|写|披露|列出|公布|交代|涉及|说明|透露)[^,;.]*"
    r"|\breport (?:does not|doesn't|did not|didn't|never|nowhere) "
    r"(?:say|give|mention|disclose|state|list|tell|specif|reveal)[^,;.]*"
)


_MENTIONING: Final = ("提到", "提及", "谈到", "说到", "mention", "refers to", "speaks of")


def told_silence(folded: str) -> tuple[int, int] | None:
    """Where folded text says what the report does not say, or None.

    >>> told_silence("报告没有说明其余8件的情况"), told_silence("the report never mentions it"), told_silence("报告说")
    ((0, 13), (4, 28), None)
    """
    found = re.search(_SILENCE, folded) if "报告" in folded or "report" in folded else None
    return found.span() if found else None


def says_mentioned(folded: str) -> bool:
    """Whether folded text only says that something is mentioned.

    >>> says_mentioned("报告提到十九届四中全会"), says_mentioned("学习十九届四中全会精神")
    (True, False)
    """
    return any(word in folded for word in _MENTIONING)


def report_as_topic(folded: str) -> str | None:
    """The words with which folded text speaks of the report as a document that is written or published, or None.

    >>> report_as_topic("这份报告依申请才能公开"), report_as_topic("报告说,重大决策已公布")
    ('这份报告依申请才能公开', None)
    >>> report_as_topic("the justice department issued this report"), report_as_topic("the report says so")
    ('issued this report', None)
    """
    pattern = _CHINESE if "报告" in folded else _ENGLISH if "report" in folded else None
    found = re.search(pattern, folded) if pattern else None
    return found.group() if found else None
