"""What is said of the report as a document, told from what the report says."""

import pytest

from shaoxing_cli.report_topics import report_as_topic
from tests.town import gates, profile, read


@pytest.mark.parametrize(
    ("folded", "topic"),
    [
        ("这份报告依申请公开", True),
        ("报告由市人大发布", True),
        ("the court issued this report", True),
        ("this report was posted online", True),
        # What the report says, and what it is about.
        ("报告显示供水条例已公布", False),
        ("报告里公布了供水条例", False),
        ("the report says that rules were issued", False),
        ("供水条例已公布", False),
        ("the rules were issued", False),
    ],
)
def test_whether_the_report_is_spoken_of(folded: str, topic: bool) -> None:
    assert bool(report_as_topic(folded)) is topic


def test_only_the_head_of_a_report_tells_of_it() -> None:
    claim = read("这份报告由供水局公布")
    assert gates().topic(claim, [profile("body.office")])
    head = profile("body.office")
    of_head = head._replace(fact=head.fact._replace(section="0"))
    assert gates().topic(claim, [of_head]) is None
