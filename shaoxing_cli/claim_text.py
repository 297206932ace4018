"""What can be a claim: a sentence or two of text."""

from typing import Final

from shaoxing_cli.errors import UsageError
from shaoxing_cli.text import visible

# What is longer is no claim, and costs more to read than it tells.
LONGEST_CLAIM: Final = 2000


def checked(text: str, where: str = "") -> str:
    r"""The claim without the white space around it.

    Args:
        text: the claim as it was given.
        where: what stands before the message of an error: which of many claims it is.

    Raises:
        UsageError: it is empty, too long, or no text.

    >>> checked(" 市级共收到行政复议申请176件\n")
    '市级共收到行政复议申请176件'
    """
    claim = text.strip()
    if not visible(claim).strip():
        raise UsageError(f"{where}the claim is empty; give a sentence, such as: 2019年市级收到行政复议申请176件")
    if len(claim) > LONGEST_CLAIM:
        too_long = f"the claim has more than {LONGEST_CLAIM:,} characters; a claim is a sentence or two"
        raise UsageError(f"{where}{too_long} (--file judges an article)")
    # What is not UTF-8 in an argument stands in it as lone surrogates.
    if "\0" in claim or any("\ud800" <= char <= "\udfff" for char in claim):
        raise UsageError(f"{where}the claim is not UTF-8 text")
    return claim
