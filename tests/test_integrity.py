"""Every check of `verify`: clean on what is right, and found where exactly one thing is wrong."""

import copy
import json
import re

import pytest

from shaoxing_cli.errors import UnknownChoiceError
from shaoxing_cli.extraction import extract
from shaoxing_cli.integrity import CHECKS, Subject, message, select, verify
from shaoxing_cli.integrity.source import every_number
from shaoxing_cli.integrity.subject import Source
from shaoxing_cli.resources import table

TEXT = (
    "甲市2019年度法治政府建设情况报告\n一、总体\n全市共收到申请1,584件，受理120件，办结率98.5%，居全省第二。"
    "出台《甲条例》。6月1日启动改革。进一步完善机制。\n"
)


@pytest.fixture
def tables():
    raw = TEXT.encode()
    made = extract(TEXT, {"source_name": "x.txt", "source_sha256": Source.of(raw, TEXT).sha256})
    made = json.loads(json.dumps(made, default=float))
    by_id = {row["id"]: row for row in made["facts"]}
    share = copy.deepcopy(by_id["s1.f002"])
    share |= {
        "id": "s1.share", "value": 7.58, "unit": "%", "text": None, "quote": None, "span": None,
        "derived": {"formula": "s1.f002 / s1.f001 * 100", "inputs": ["s1.f002", "s1.f001"], "digits": 2},
    }  # fmt: skip
    made["facts"].append(share)
    made["concepts"] = [{"id": "application", "zh": ["申请"], "en": ["application"]}]
    made["metrics"] = [{"fact": "s1.f001", "about": ["application"], "also": [], "slots": {}}]
    return made


def source():
    return Source.of(TEXT.encode(), TEXT)


def codes(tables, **choice):
    return {fault.code for fault in verify(Subject(tables, source()), **choice)}


def fact(tables, name):
    return next(row for row in tables["facts"] if row["id"] == name)


def test_a_right_knowledge_base_has_no_fault(tables):
    assert list(verify(Subject(tables, source()))) == []


def change(field, value, name="s1.f001"):
    return lambda tables: fact(tables, name).update({field: value})


BREAKS = {
    "F101": [
        lambda tables: fact(tables, "s1.f001").pop("unit"),
        lambda tables: fact(tables, "s1.f001").update(extra=1),
        change("aliases", "甲"),
        lambda tables: tables["sections"][0].pop("span"),
    ],
    "F102": [lambda tables: tables["facts"].append(copy.deepcopy(tables["facts"][-1]))],
    "F103": [change("id", "S1-Share", "s1.share")],
    "F104": [change("kind", "novel"), change("hedge", "perhaps")],
    "F105": [change("section", "9.9"), lambda tables: tables["sections"].append(tables["sections"][-1])],
    "F106": [change("period", "last year"), change("value", "June", "s1.t001")],
    "F107": [
        change("value", "many"), change("value", None, "s1.d001"), change("label_en", ""),
        change("rank", {"position": 0, "among": "全省"}),
    ],
    "F108": [lambda tables: tables["report"][0].pop("period")],
    "F109": [
        lambda tables: tables["metrics"][0].update(fact="no.such"),
        lambda tables: tables["metrics"][0].update(about=["application|novel"]),
    ],
    "F201": [change("quote", None), change("span", None), change("span", [0, 3])],
    "F202": [change("quote", "全市共收到申请1,584件" + "，" * 60)],
    "F203": [change("text", "1585件"), change("text", None)],
    "F204": [change("value", 1585), change("unit", "元"), change("value", 0)],
    "F205": [change("value", 3, "s1.r001")],
    "F206": [change("value", "2019-07-01", "s1.t001")],
    "F207": [change("value", "乙条例", "s1.d001")],
    "F301": [
        lambda tables: fact(tables, "s1.share")["derived"].update(inputs=["s1.f001"]),
        lambda tables: fact(tables, "s1.share")["derived"].update(formula="s1.f002 ; 1"),
    ],
    "F302": [
        lambda tables: fact(tables, "s1.share")["derived"].update(inputs=["s1.f002", "s1.d001"]),
        lambda tables: fact(tables, "s1.share")["derived"].update(inputs=["s1.share"]),
    ],
    "F303": [change("value", 7.59, "s1.share")],
    "F304": [change("quote", "受理120件", "s1.share"), change("text", "120件", "s1.share")],
    "F401": [
        lambda tables: tables["report"][0].update(source_sha256="0" * 64),
        lambda tables: tables["report"][0].update(source_characters=1),
    ],
    "F402": [change("span", [1, 13])],
    "F403": [change("section", "0", "s1.d001"), lambda tables: tables["sections"][1].update(span=[0, 9999])],
    "F404": [
        lambda tables: tables["ignored"][0].update(text="二"),
        lambda tables: tables["ignored"][0].update(reason=" "),
    ],
    "F405": [lambda tables: tables["ignored"].pop(), lambda tables: tables["facts"].remove(fact(tables, "s1.f002"))],
    "F406": [lambda tables: tables["facts"].remove(fact(tables, "s1.d001"))],
}  # fmt: skip
# A section's own number is free where it is the head's: the page's last lines belong to it.
BREAKS["F403"][0] = lambda tables: (
    fact(tables, "s1.d001").update(section="1"),
    tables["sections"][1].update(span=[0, 5]),
)


@pytest.mark.parametrize(
    ("code", "which"), [(code, at) for code, breaks in BREAKS.items() for at in range(len(breaks))]
)
def test_each_check_finds_its_fault(tables, code, which):
    BREAKS[code][which](tables)
    assert code in codes(tables, codes=[code])


def test_every_check_has_a_case_and_words_in_both_languages():
    assert set(BREAKS) == set(CHECKS) == set(table("lexicon/faults")["messages"])
    assert all(message(code).endswith(".") for code in CHECKS)


def test_checks_of_the_source_need_it(tables):
    tables["report"][0]["source_sha256"] = "0" * 64
    assert list(verify(Subject(tables))) == []


def test_tables_of_the_wrong_kind_are_faults_and_no_crash(tables):
    tables["facts"][0] = {"id": 7}
    tables["report"] = []
    assert codes(tables) >= {"F101", "F108"}


def test_a_missing_source_is_a_mistake_of_the_caller(tables):
    with pytest.raises(ValueError, match="source"):
        list(every_number(Subject(tables)))


@pytest.mark.parametrize(("wanted", "expected"), [("F1", 9), ("f204, F3", 5), ("F405", 1), (None, len(CHECKS))])
def test_select(wanted, expected):
    assert len(select(wanted)) == expected


@pytest.mark.parametrize("wanted", ["F9", "x", "", ",", "F1,G"])
def test_select_refuses_what_begins_no_code(wanted):
    with pytest.raises(UnknownChoiceError, match="check"):
        select(wanted)


def test_the_bundled_knowledge_base_is_right(kb):
    assert list(verify(Subject(kb.tables))) == []


def test_codes_are_grouped_by_room():
    rooms = {"F1": "form", "F2": "quotes", "F3": "sums", "F4": "source"}
    assert all(re.search(rooms[code[:2]] + "$", check.__module__) for code, check in CHECKS.items())
