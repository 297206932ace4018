"""Numbers written out in Chinese and English, for tests that go from a number to its words and back."""

_DIGITS = "零一二三四五六七八九"
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def chinese(number: int) -> str:
    """The Chinese numeral of a number from 0 to below 10 ** 16."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            head, tail = divmod(number, size)
            gap = "零" if 0 < tail < size // 10 else ""
            return chinese(head) + name + (gap + _full(tail) if tail else "")
    return _full(number).removeprefix("一十") if not 10 <= number < 20 else _full(number)[1:]


def _full(number: int) -> str:
    if number >= 10**4:
        head, tail = divmod(number, 10**4)
        gap = "零" if 0 < tail < 1000 else ""
        return _full(head) + "万" + (gap + _full(tail) if tail else "")
    text = ""
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += _DIGITS[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text or "零"


def english(number: int) -> str:
    """The English words of a number from 0 to below 10 ** 15."""
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            head, tail = divmod(number, size)
            joint = " and " if 0 < tail < 100 else " "
            return f"{english(head)} {name}" + (joint + english(tail) if tail else "")
    if number >= 100:
        head, tail = divmod(number, 100)
        return f"{_SMALL[head]} hundred" + (f" and {english(tail)}" if tail else "")
    if number >= 20:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    return _SMALL[number]
