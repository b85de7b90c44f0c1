"""A cédula or a RUC is valid, or it is said what is wrong and what would be right."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.registry import documents

PUBLISHED = {"1710034065001": "natural", "1790011674001": "private", "1760001550001": "public"}


def test_published_examples_are_valid():
    assert documents.cedula_problem("1710034065") is None
    assert documents.check_digit(171003406) == 5
    for ruc in PUBLISHED:
        assert documents.ruc_problem(ruc) is None
        assert documents.ruc_warning(ruc) is None
    assert documents.valid_rucs(np.array([int(ruc) for ruc in PUBLISHED])).all()


@pytest.mark.parametrize(
    ("cedula", "code", "right"),
    [
        ("171003406", "digits", "10 cifras"),
        ("17100340６5", "digits", "10 cifras"),
        ("2510034065", "document_province", "01 a 24"),
        ("1770034065", "third_digit", "menor que 6"),
        ("1710034066", "check_digit", "1710034065"),
    ],
)
def test_a_wrong_cedula_says_what_would_be_right(cedula, code, right):
    problem = documents.cedula_problem(cedula)
    assert problem.code == code
    assert right in problem.remedy


@pytest.mark.parametrize(
    ("ruc", "code"),
    [
        ("1710034065", "digits"),
        ("1710034066001", "check_digit"),
        ("1710034065000", "ruc_branch"),
        ("1760001550000", "ruc_branch"),
        ("1780011674001", "third_digit"),
    ],
)
def test_a_wrong_ruc_says_what_is_wrong(ruc, code):
    assert documents.ruc_problem(ruc).code == code


@pytest.mark.parametrize(("ruc", "right"), [("1790011675001", "4"), ("1760001560001", "5")])
def test_the_check_digit_of_a_company_is_only_a_warning(ruc, right):
    assert documents.ruc_problem(ruc) is None
    assert right in documents.ruc_warning(ruc).cause


@given(st.integers(0, 99), st.integers(0, 99_999_999))
def test_one_by_one_and_by_the_million_agree(province, rest):
    cedula = province * 10**8 + rest
    valid = documents.cedula_problem(f"{cedula:010}") is None
    assert documents.valid_cedulas(np.array([cedula]))[0] == valid


@given(st.sampled_from([1, 17, 24, 30, 31]), st.integers(0, 10**11 - 1))
def test_rucs_one_by_one_and_by_the_million_agree(province, rest):
    ruc = province * 10**11 + rest
    valid = documents.ruc_problem(f"{ruc:013}") is None
    assert documents.valid_rucs(np.array([ruc]))[0] == valid
    if valid:
        assert documents.doubtful_rucs(np.array([ruc]))[0] == (documents.ruc_warning(f"{ruc:013}") is not None)


@given(st.integers(1, 24), st.integers(0, 5_999_999))
def test_one_changed_digit_is_always_noticed(province, serial):
    cedula = f"{documents.cedulas(np.array([province * 10_000_000 + serial]))[0]:010}"
    assert documents.cedula_problem(cedula) is None
    for position in range(2, 10):
        changed = cedula[:position] + str((int(cedula[position]) + 1) % 10) + cedula[position + 1 :]
        assert documents.cedula_problem(changed) is not None


def test_made_company_numbers_are_valid_and_follow_the_algorithm():
    province, serial = np.full(1000, 9), np.arange(1000)
    for rucs in (documents.private_rucs(province, serial), documents.public_rucs(province, serial)):
        made = rucs[rucs != documents.NO_DIGIT]
        assert 850 < made.size < 1000
        assert documents.valid_rucs(made).all()
        assert not documents.doubtful_rucs(made).any()
    assert documents.private_rucs(np.array([17]), np.array([1167]))[0] == 1790011674001
    assert documents.public_rucs(np.array([17]), np.array([15]))[0] == 1760001550001
