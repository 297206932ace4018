"""Figures drawn large: seven-segment digits in plain ASCII, which every terminal and every encoding can show."""

from typing import Final

# Three lines a character, each as wide as the others.
_SHAPES: Final = {
    "0": (" _ ", "| |", "|_|"),
    "1": ("   ", "  |", "  |"),
    "2": (" _ ", " _|", "|_ "),
    "3": (" _ ", " _|", " _|"),
    "4": ("   ", "|_|", "  |"),
    "5": (" _ ", "|_ ", " _|"),
    "6": (" _ ", "|_ ", "|_|"),
    "7": (" _ ", "  |", "  |"),
    "8": (" _ ", "|_|", "|_|"),
    "9": (" _ ", "|_|", " _|"),
    ".": (" ", " ", "."),
    ",": (" ", " ", ","),
    "-": ("  ", "__", "  "),
}


def large(digits: str) -> list[str] | None:
    """Three lines that draw a figure, or None where it holds what cannot be drawn.

    >>> print(*large("176"), sep=chr(10))
         _   _
      |   | |_
      |   | |_|
    >>> large("十") is None
    True
    """
    shapes = [_SHAPES.get(char) for char in digits]
    if not shapes or None in shapes:
        return None
    return [" ".join(shape[line] for shape in shapes if shape).rstrip() for line in range(3)]
