"""Whatever file is handed in as one of deaths, its lines are read one by one."""

import pytest

from amparo.foundation.registry import deaths_file


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"", []),
        (b"1710034065;20220110", [("1710034065", "20220110")]),
        (b"\xef\xbb\xbf1710034065;20220110\r\n1710034073;20220111\r\n",
         [("1710034065", "20220110"), ("1710034073", "20220111")]),
        (b"\n\n1710034065;20220110\n", [("", ""), ("", ""), ("1710034065", "20220110")]),
        (b"sin separador\n1;2;3\n", [("sin separador", ""), ("1", "2")]),
        (b"\xff\x00\x0b\n1710034065;20220110\n", [("ÿ\x00\x0b", ""), ("1710034065", "20220110")]),
    ],
)  # fmt: skip
def test_every_line_is_a_row(content, rows):
    assert deaths_file.read(content).rows() == rows
