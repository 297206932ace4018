"""Facts out of another report's text: one room for each kind of thing that a report states."""

from shaoxing_cli.extraction.knowledge import extract

__all__ = ["extract"]
