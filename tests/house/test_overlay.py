"""A reform is laid over the law as data: what it says replaces, what it repeats changes nothing, errors are named."""

from pathlib import Path

import pytest

import amparo
from amparo.foundation.law import Law, LawError, compute, explain
from amparo.foundation.law.loading import load_file
from amparo.foundation.law.overlay import about, changes
from amparo.foundation.law.values import Absent, Steps
from amparo.foundation.months import OPEN_END
from amparo.modules.contributions import rules as contributions
from amparo.modules.pensions import rules as pensions

LAW = Law.load()
SOURCES = Path(amparo.__file__).parent
LAW_FILES = sorted([*SOURCES.glob("foundation/law/values/*.yaml"), *SOURCES.glob("modules/*/law/*.yaml")])
CITE = "{law: Propuesta, article: única, checked: 2026-11-21, trust: PROPOSED}"

RATE = f"""
personal_rate:
  values:
    - since: 2022-03-01
      cite: {CITE}
      cases: {{private: 0.1415}}
"""


def one(name: str, said: str) -> str:
    """A reform of one value with one entry."""
    return f"{name}:\n  values:\n    - {{cite: {CITE}, {said}}}"


@pytest.fixture
def laid(tmp_path):
    """The law with a reform, given as text, laid over it."""

    def lay(text: str, starting: str = "") -> Law:
        file = tmp_path / "reforma.yaml"
        file.write_text(text)
        return LAW.laid_over(file, starting)

    return lay


def told(law: Law) -> list[tuple]:
    return [
        (one.value.name, one.since, one.until, one.keys, one.before, one.after)
        for one in changes(LAW.values, law.values)
    ]


def test_one_dated_entry_changes_one_rate_from_its_date(laid):
    law = laid(RATE)
    assert law.on("2022-02").value("personal_rate", "private") == 94_500
    assert law.on("2022-03").value("personal_rate", "private") == 141_500
    assert law.on("2022-03").value("personal_rate", "public") == LAW.on("2022-03").value("personal_rate", "public")
    assert told(law) == [("personal_rate", 20220301, OPEN_END, ("private",), 94_500, 141_500)]
    assert LAW.on("2022-03").value("personal_rate", "private") == 94_500, "the law in force stays as it was"


def test_every_explanation_that_rests_on_a_reform_says_so(laid):
    law, facts = laid(RATE), {"base_cents": 100_000, "regime": "private"}
    told = explain(contributions, facts, law.on("2022-03"), ["personal_cents"])
    assert told.results["personal_cents"] == 14_150
    assert "[Propuesta, única; propuesta]" in told.text
    assert "proposal" in explain(contributions, facts, law.on("2022-03"), ["personal_cents"], "en").text
    for moment, regime in (("2022-02", "private"), ("2022-03", "public")):
        kept = explain(contributions, {**facts, "regime": regime}, law.on(moment), ["personal_cents"])
        assert "propuesta" not in kept.text


def test_a_proposal_may_be_noted_in_the_language_of_whoever_proposes_it(laid):
    for note, said in (("Del sindicato", ("Del sindicato",) * 2), ("{es: Mía, en: Mine}", ("Mía", "Mine"))):
        cite = laid(RATE.replace("PROPOSED}", f"PROPOSED, note: {note}}}")).cites("personal_rate", "2022-03", "private")
        assert (cite.note("es"), cite.note("en")) == said


@pytest.mark.parametrize("file", LAW_FILES, ids=lambda file: f"{file.parents[1].name}/{file.name}")
def test_a_copy_of_a_law_file_changes_nothing(file):
    assert LAW.laid_over(file, "2010-01").values == LAW.values, "nor does moving what changes nothing"


def test_an_edited_copy_of_a_law_file_changes_what_was_edited(laid):
    copy = (SOURCES / "modules/pensions/law/limits.yaml").read_text()
    edited = copy.replace("sgo_invalidity: &single_maximum\n          steps: {0: 4.50}",
                          "sgo_invalidity:\n          steps: {0: 5}\n          trust: PROPOSED\n"
                          "        sgo_survivors: &single_maximum\n          steps: {0: 4.50}")  # fmt: skip
    law = laid(edited.replace("\n        sgo_survivors: *single_maximum", ""))
    before, after = Steps(((0, 4_500_000),)), Steps(((0, 5_000_000),))
    assert told(law) == [("maximum_pension_rate", 20100126, OPEN_END, ("sgo_invalidity",), before, after)]
    assert law.cites("maximum_pension_rate", "2022-01", "sgo_survivors").trust == "VERIFIED"


@pytest.mark.parametrize("text", ["", "# nada\n", "reform: {title: {es: Nada, en: Nothing}}\n"])
def test_an_empty_reform_says_so_and_how_one_is_written(laid, text):
    with pytest.raises(LawError, match="reforma.yaml: está vacío") as raised:
        laid(text)
    said, example = raised.value.said("en").split(":\n")[0], str(raised.value).partition("\n")[2]
    assert said == "reforma.yaml: it is empty: it names no value of law. A reform is written so"
    assert told(laid(example)) == [("personal_rate", 20220101, OPEN_END, ("private",), 94_500, 104_500)]


def test_a_span_is_opened_and_closed(laid):
    law = laid(RATE + "    - {since: 2022-09-01, value: installed}\n")
    rates = [law.on(month).value("personal_rate", "private") for month in ("2022-02", "2022-08", "2022-09")]
    assert rates == [94_500, 141_500, 94_500]
    assert told(law) == [("personal_rate", 20220301, 20220901, ("private",), 94_500, 141_500)]
    assert law.cites("personal_rate", "2022-09", "private") == LAW.cites("personal_rate", "2022-09", "private")


def test_a_later_entry_keeps_what_the_reform_said_of_other_cases(laid):
    law = laid(RATE + f"    - since: 2022-06-01\n      cite: {CITE}\n      cases: {{public: 0.1515}}\n")
    assert [law.on("2022-06").value("personal_rate", key) for key in ("private", "public")] == [141_500, 151_500]
    assert [one[3] for one in told(law)] == [("private",), ("private",), ("public",)]


def test_a_value_fixed_for_a_year_is_given_its_next_year(laid):
    with pytest.raises(LawError, match="no está cargado"):
        LAW.on("2026-01").value("revaluation_rate")
    law = laid(one("revaluation_rate", "since: 2026-01-01, value: 0.02"))
    assert law.on("2026-06").revaluation_rate == 20_000
    assert [one[1:3] for one in told(law)] == [(20260101, 20270101)]
    assert isinstance(told(law)[0][4], Absent)
    with pytest.raises(LawError, match="2027 en adelante no está cargado"):
        law.on("2027-01").value("revaluation_rate")


def test_a_reform_is_moved_whole_to_the_month_in_which_it_is_to_begin(laid):
    later = RATE.replace("2022-03-01", "2031-04-15")
    law = laid(later + "    - {since: 2031-06-15, value: installed}\n", starting="2022-01")
    assert told(law) == [("personal_rate", 20220101, 20220301, ("private",), 94_500, 141_500)]


def test_a_reform_may_abrogate(laid):
    law = laid(one("payment_day", "since: 2027-01-01, value: abrogated"))
    assert law.on("2026-12").payment_day == LAW.on("2026-12").payment_day
    with pytest.raises(LawError, match="está derogado"):
        law.on("2027-01").value("payment_day")


def test_a_table_of_a_reform_is_as_exact_as_that_of_the_law(laid):
    text = f"""
maximum_pension_rate:
  values:
    - {{since: 2022-01-01, cite: {CITE}, cases: {{sgo_old_age: {{steps: {{0: 2.50, 20: 4.00}}}}}}}}
"""
    facts = {"kind": "sgo_old_age", "months": 480, "age": 65, "best_years_cents": 600_000_00, "sex": "F"}
    law = laid(text)
    assert compute(pensions, facts, law.on("2022-01"), ["pension_cents"])["pension_cents"] == 4 * 425_00
    assert compute(pensions, facts, LAW.on("2022-01"), ["pension_cents"])["pension_cents"] == 2_337_50


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- 1", "se esperan valores de ley por su nombre"),
        ("personal_rates: {values: []}", "ningún valor de ley llamado «personal_rates»; ¿quiso decir «personal_rate»?"),
        ("zzz: {values: []}", "ningún valor de ley llamado «zzz»"),
        ("personal_rate: 0.1", "personal_rate: se espera values:"),
        ("personal_rate: {value: 0.1}", r"no se entiende \['value'\]; se admite title, unit, keyed_by, values"),
        ("personal_rate: {unit: cents, values: []}", "unit es rate, no cents"),
        ("personal_rate: {keyed_by: kind, values: []}", "keyed_by es regime, no kind"),
        ("personal_rate: {values: }", "falta values:"),
        ("personal_rate: {values: []}", "no hay ninguna"),
        ("personal_rate: {values: [0.1]}", "se espera una entrada"),
        (RATE.replace("2022-03-01", "mañana"), "personal_rate: .*«mañana» no es una fecha AAAA-MM-DD"),
        (RATE.replace("2022-03-01", "2022-02-30"), "línea 4: «2022-02-30» no es una fecha"),
        (RATE.replace("0.1415", "0.14155555"), r"0.14155555 \[private\] no es entero en rate"),
        (RATE.replace("0.1415", "'14,15 %'"), r"«14,15 %» \[private\] no es un número"),
        (RATE.replace("private", "privado"), r"no se conoce \['privado'\]; se admite abroad, bank_municipal"),
        (RATE.replace("PROPOSED", "VERIFIED"), r"2022-03-01 \[private\]: cambia lo que dice la ley.*trust: PROPOSED"),
        (RATE.replace("PROPOSED", "SURE"), "trust «SURE» no es uno de"),
        (RATE.replace("article: única, ", ""), "a la cita le falta article"),
        (RATE.replace("cases: {private: 0.1415}", "value: 0.1415"), "cases y keyed_by van juntos"),
        (RATE + "    - {since: 2022-01-01, value: installed}", "las fechas no van en orden o se repiten"),
        (RATE + "    - {since: 2022-03-01, value: installed}", "las fechas no van en orden o se repiten"),
        (RATE + f"    - {{since: 2022-04-01, value: installed, cite: {CITE}}}", r"no se entiende \['cite'\]"),
        ("personal_rate: {values: [{since: hoy, value: installed}]}", "«hoy» no es una fecha"),
        ("personal_rate: {values: [{since: 2022-01-01, value: installed}]}", "cierra lo que la reforma no ha abierto"),
        (one("payment_day", "since: 1990-01-01, value: 5") + "\n    - {since: 1991-01-01, value: installed}",
         "payment_day, 1991-01-01: la ley todavía no dice nada a lo que volver"),
        (one("personal_rate", "since: 1999-01-01, cases: {private: 0.1}"), "falta .abroad., del que la ley"),
        (one("revaluation_rate", "since: 2030-01-01, value: 0.02"), "falta un año"),
        (one("revaluation_rate", "since: 2022-02-01, value: 0.02"), "cada since es 1 de enero"),
        ("personal_rate: {values: [", "reforma.yaml: .*line 2, column 1"),
        (f"reform: Aportes{RATE}", "reform: se espera title, summary, source, no «Aportes»"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_reform_is_named(laid, tmp_path, text, said):
    with pytest.raises(LawError, match=f"(?s){said}") as wrong:
        laid(text)
        about(tmp_path / "reforma.yaml")
    assert "reforma.yaml" in str(wrong.value)
    assert wrong.value.said("en") != str(wrong.value), "it is said in English too"


def test_a_reform_that_cannot_be_read_says_which(tmp_path):
    with pytest.raises(LawError, match=r"nada\.yaml: no se puede leer"):
        LAW.laid_over(tmp_path / "nada.yaml")
    (tmp_path / "foto.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LawError, match=r"foto\.yaml: no es texto en UTF-8"):
        LAW.laid_over(tmp_path / "foto.yaml")


def test_a_reform_says_what_it_is(tmp_path):
    file = tmp_path / "aportes.yaml"
    file.write_text("reform: {title: {es: Aportes, en: Contributions}, source: Prensa}\n")
    assert about(file).title == ("Aportes", "Contributions") and about(file).source == "Prensa"
    file.write_text(RATE)
    assert about(file).title == ("aportes", "aportes")


def test_what_is_proposed_is_never_the_law(tmp_path):
    (tmp_path / "aportes.yaml").write_text(
        RATE.replace("  values:", "  title: {es: a, en: a}\n  unit: rate\n  keyed_by: regime\n  values:")
    )
    with pytest.raises(LawError, match="aportes: personal_rate: una propuesta no es ley"):
        load_file(tmp_path / "aportes.yaml", "aportes")
