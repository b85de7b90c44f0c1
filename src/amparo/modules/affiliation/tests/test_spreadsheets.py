"""What a spreadsheet does to a batch file is undone where it can mean only one thing, and nothing else is touched."""

from __future__ import annotations

import pytest

from amparo.modules.affiliation.spreadsheets import restored

ENTRY = "0996234207001;0001;2023;01;ENT;0924172109;20230103;20230105;1;R;01;06;peón;0000000000000;1460.50;P"
EXIT = "0996234207001;0001;2023;01;SAL;0924172109;20230131;V;00000000"
SAVED = "996234207001;1;2023;1;ENT;924172109;20230103;20230105;1;R;1;6;peón;0;1460,5;P"


@pytest.mark.parametrize("line", [ENTRY, EXIT, "0996234207001;0001;2023;01;CNF;", "hola", ""])
def test_a_right_line_stays_as_it_is(line):
    assert restored(line.encode()) == line.encode()


@pytest.mark.parametrize(
    "saved",
    [
        SAVED,
        SAVED.replace(";", "\t"),
        SAVED.replace("20230103", "3/1/2023").replace("20230105", "2023-01-05"),
        *(SAVED.replace("1460,5", wage) for wage in ("$1.460,50", "1,460.50", "$ 1 460.5", "1460,50")),
        ";".join(f'"{field}"' for field in SAVED.split(";")),
    ],
)
def test_what_a_spreadsheet_saved_says_what_was_written(saved):
    again = ENTRY.replace("0000000000000", "0").replace(";01;06;", ";1;06;").replace("1460.50", "1460.5")
    for content in (saved.encode(), b"\xef\xbb\xbf" + saved.encode(), saved.encode("cp1252")):
        assert restored(content).decode().replace("1460.50", "1460.5") == again


def test_lines_keep_their_numbers():
    left = "996234207001;1;2023;1;SAL;924172109;31/1/2023;V;0"
    file = ["sep=;", "RUC;sucursal;año;mes;tipo", ";;;;;;", '"# un comentario; con ;"', SAVED, left, "", "x"]
    told = restored("\r\n".join(file).encode()).decode().split("\n")
    assert [place for place, line in enumerate(told) if line] == [4, 5, 7]
    assert told[5] == EXIT


@pytest.mark.parametrize("field", ["1460,505", "1.46,00", "-460,00", "mil", "1;460,00"])
def test_what_is_no_amount_stays_for_the_reader_to_say(field):
    assert field in restored(f"0996234207001;0001;2023;01;MSU;0924172109;{field}".encode()).decode()
