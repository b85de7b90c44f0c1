"""Whatever bytes arrive, every line of the file comes back once: understood, or with a mistake that says where."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from amparo.modules.affiliation.notices import FIELDS_BY_TYPE, MISTAKES, mistakes_found, read_notices

THIS_MONTH = 202201
RIGHT = {
    "ENT": "1790011674001;0001;2022;01;ENT;1700000019;20220116;20220117;1;R;01;06;obrero;0000000000000;482.00;P",
    "SAL": "1790011674001;0001;2022;01;SAL;1700000019;20220131;V;00000000",
    "MSU": "1790011674001;0001;2022;01;MSU;1700000019;500.5",
    "INS": "1790011674001;0001;2022;01;INS;1700000019;0.01;O",
    "COR": "1790011674001;0001;2022;01;COR;1700000019;0;0.00;E",
    "CNF": "1790011674001;0001;2022;01;CNF;",
}
fields = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", " ", "0", "-1", "00000000", "20220230", "99999999", "2022", "13", "1e5", "1.", ".5", "12,50",
                     "99999999999999.99", "１２", "\x00", "ENT", "SAL", "COR", "F"]),
)  # fmt: skip


@st.composite
def spoiled(draw) -> str:
    """A right line, some fields of which say anything at all; or with fields missing, or too many."""
    parts = RIGHT[draw(st.sampled_from(list(RIGHT)))].split(";")
    for place in draw(st.sets(st.integers(0, len(parts) - 1), max_size=4)):
        parts[place] = draw(fields)
    parts += draw(st.lists(fields, max_size=3))
    return ";".join(parts[: draw(st.integers(1, len(parts)))])


def test_right_lines_are_understood():
    rows = read_notices("\n".join(RIGHT.values()).encode(), THIS_MONTH)
    assert set(RIGHT) == set(FIELDS_BY_TYPE)
    assert rows["mistake"].to_list() == [None] * len(RIGHT)
    columns = ("type", "about_month", "effective_date", "wage_cents", "pay_cents", "days", "regime", "cause")
    assert rows.select(columns).rows() == [
        ("ENT", 202201, 20220116, 482_00, 0, 0, "private", ""),
        ("SAL", 202201, 20220131, 0, 0, 0, "", "V"),
        ("MSU", 202201, 99991231, 500_50, 0, 0, "", ""),
        ("INS", 202201, 99991231, 0, 1, 0, "", ""),
        ("COR", 202201, 99991231, 0, 0, 0, "", "E"),
        ("CNF", 202201, 99991231, 0, 0, 0, "", ""),
    ]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(spoiled(), max_size=8))
@example(["\x00", ";" * 40, "\ufeff", "\u2028;\u0085"])
def test_every_line_comes_back_once(lines):
    content = "\n".join(lines).encode("utf-8", errors="surrogatepass")
    rows = read_notices(content, THIS_MONTH)
    problems = mistakes_found(rows)

    wrong = rows.filter(rows["mistake"].is_not_null())
    assert rows["line"].is_unique().all()
    assert wrong["line"].to_list() == [problem["row"] for problem in problems]
    assert {problem["code"] for problem in problems} <= set(MISTAKES)
    understood = rows.filter(rows["mistake"].is_null())
    for row in understood.to_dicts():
        assert None not in (row["about_month"], row["effective_date"], row["wage_cents"], row["pay_cents"], row["days"])
        assert 0 <= row["days"] <= 30
        assert min(row["wage_cents"], row["pay_cents"]) >= 0
        assert 202101 <= row["about_month"] <= THIS_MONTH


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_stop_the_file(content):
    mistakes_found(read_notices(content, THIS_MONTH))
