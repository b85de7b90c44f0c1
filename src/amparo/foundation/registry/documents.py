"""Cédula and RUC: what makes a number valid, one by one or by the million.

A cédula has 10 digits: province (01–24, or 30 if issued abroad), a third digit below 6, and a last digit that checks
the others (modulo 10). A RUC has 13: a natural person's is the cédula and an establishment from 001; a private
company's has 9 as third digit; a public entity's has 6. Only the check digit of the cédula, and of the RUC made from
it, is enforced: the tax authority issues company numbers that follow no algorithm, so theirs is a warning.

Numbers come as text one by one, and as int64 arrays by the million; leading zeros do not change the number.
"""

from __future__ import annotations

import numpy as np

from amparo.foundation.registry.problems import Problem

PROVINCES = (*range(1, 25), 30)
_CEDULA_WEIGHTS = (2, 1, 2, 1, 2, 1, 2, 1, 2)
_PRIVATE_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2)
_PUBLIC_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
NO_DIGIT = -1
"""Where modulo 11 leaves no digit: no company gets that number."""


def check_digit(first_nine: int) -> int:
    """The tenth digit of the cédula whose first nine are given."""
    return int(check_digits(np.array([first_nine]))[0])


def check_digits(first_nine: np.ndarray) -> np.ndarray:
    """The tenth digit of each cédula (modulo 10)."""
    products = _digits(first_nine, 9) * np.array(_CEDULA_WEIGHTS)
    return -(products - 9 * (products > 9)).sum(axis=-1) % 10


def company_check_digits(first_digits: np.ndarray, public: bool) -> np.ndarray:
    """The digit (modulo 11) after the first nine of a private company or the first eight of a public entity."""
    weights = np.array(_PUBLIC_WEIGHTS if public else _PRIVATE_WEIGHTS)
    digits = -(_digits(first_digits, len(weights)) * weights).sum(axis=-1) % 11
    return np.where(digits == 10, NO_DIGIT, digits)


def cedulas(first_nine: np.ndarray) -> np.ndarray:
    """Whole cédulas from their first nine digits: province (2), a digit below 6, serial (6)."""
    return first_nine * 10 + check_digits(first_nine)


def private_rucs(province: np.ndarray, serial: np.ndarray) -> np.ndarray:
    """RUCs of private companies, head office: province, 9, serial (6 digits). NO_DIGIT where no number exists."""
    first = province * 10_000_000 + 9_000_000 + serial
    check = company_check_digits(first, public=False)
    return np.where(check == NO_DIGIT, NO_DIGIT, (first * 10 + check) * 1000 + 1)


def public_rucs(province: np.ndarray, serial: np.ndarray) -> np.ndarray:
    """RUCs of public entities, head office: province, 6, serial (5 digits). NO_DIGIT where no number exists."""
    first = province * 1_000_000 + 600_000 + serial
    check = company_check_digits(first, public=True)
    return np.where(check == NO_DIGIT, NO_DIGIT, (first * 10 + check) * 10_000 + 1)


def valid_cedulas(numbers: np.ndarray) -> np.ndarray:
    """True where the number is a valid cédula."""
    return _begins_well(numbers, 10) & (_digit(numbers, 10, 3) < 6) & (check_digits(numbers // 10) == numbers % 10)


def valid_rucs(numbers: np.ndarray) -> np.ndarray:
    """True where the number may be a RUC: its structure, and the check digit of natural persons."""
    third = _digit(numbers, 13, 3)
    natural = valid_cedulas(numbers // 1000) & (numbers % 1000 > 0)
    public = (third == 6) & (numbers % 10_000 > 0)
    private = (third == 9) & (numbers % 1000 > 0)
    return _begins_well(numbers, 13) & (natural | public | private)


def doubtful_rucs(numbers: np.ndarray) -> np.ndarray:
    """True where a company's RUC does not follow the modulo 11 algorithm: worth a look, not a refusal."""
    third = _digit(numbers, 13, 3)
    private = company_check_digits(numbers // 10_000, public=False) != _digit(numbers, 13, 10)
    public = company_check_digits(numbers // 100_000, public=True) != _digit(numbers, 13, 9)
    return ((third == 9) & private) | ((third == 6) & public)


def cedula_problem(document: str) -> Problem | None:
    """What is wrong with a cédula and what would be right; None if it is valid."""
    if problem := _structure_problem(document, 10):
        return problem
    if int(document[2]) > 5:
        return _third_digit(document[2], "menor que 6", "below 6")
    return _check_problem(document)


def ruc_problem(ruc: str) -> Problem | None:
    """What is wrong with a RUC and what would be right; None if it is acceptable (see `ruc_warning`)."""
    if problem := _structure_problem(ruc, 13):
        return problem
    if ruc[2] in "78":
        return _third_digit(ruc[2], "menor que 6, o bien 6 o 9", "below 6, or else 6 or 9")
    branch = ruc[9:] if ruc[2] == "6" else ruc[10:]
    if int(branch) == 0:
        first = branch[:-1] + "1"
        return Problem(
            "ruc_branch",
            f"Termina en {branch}, que no es un establecimiento.",
            f"La matriz termina en {first}.",
            f"It ends in {branch}, which is not an establishment.",
            f"The head office ends in {first}.",
        )
    return None if ruc[2] in "69" else _check_problem(ruc[:10])


def is_of_a_person(ruc: str) -> bool:
    """Whether an acceptable RUC is a natural person's: her cédula and three digits more."""
    return ruc[2] not in "69"


def is_of_a_place(ruc: str) -> bool:
    """Whether an acceptable RUC ends as that of one more place of work, not of the whole payer."""
    return not ruc.endswith("001")


def ruc_warning(ruc: str) -> Problem | None:
    """What is doubtful in an acceptable RUC: a company's check digit. None if nothing."""
    if not doubtful_rucs(np.array([int(ruc)]))[0]:
        return None
    public = ruc[2] == "6"
    length = 8 if public else 9
    digit = int(company_check_digits(np.array([int(ruc[:length])]), public)[0])
    right = "ninguno" if digit == NO_DIGIT else str(digit)
    right_en = "none" if digit == NO_DIGIT else str(digit)
    return Problem(
        "ruc_check_digit",
        f"La cifra {length + 1} es {ruc[length]}; por módulo 11 le correspondería {right}.",
        "Confirme el RUC con su certificado: hay números vigentes que no siguen el algoritmo.",
        f"Digit {length + 1} is {ruc[length]}; modulo 11 would give {right_en}.",
        "Confirm the RUC against its certificate: there are numbers in force that do not follow the algorithm.",
    )


def _structure_problem(number: str, length: int) -> Problem | None:
    if len(number) != length or not (number.isascii() and number.isdigit()):
        return Problem(
            "digits",
            f"Tiene {len(number)} caracteres y se esperan {length} cifras.",
            f"Escriba las {length} cifras, sin espacios ni guiones, con sus ceros iniciales.",
            f"It has {len(number)} characters; {length} digits are expected.",
            f"Write the {length} digits, without spaces or hyphens, with their leading zeros.",
        )
    if int(number[:2]) not in PROVINCES:
        return Problem(
            "document_province",
            f"Empieza por {number[:2]}, que no es una provincia.",
            "Las dos primeras cifras van de 01 a 24, o son 30 si se emitió en el exterior.",
            f"It begins with {number[:2]}, which is not a province.",
            "The first two digits go from 01 to 24, or are 30 if it was issued abroad.",
        )
    return None


def _third_digit(digit: str, right: str, right_en: str) -> Problem:
    return Problem(
        "third_digit",
        f"La tercera cifra es {digit}.",
        f"La tercera cifra debe ser {right}.",
        f"The third digit is {digit}.",
        f"The third digit must be {right_en}.",
    )


def _check_problem(cedula: str) -> Problem | None:
    right = check_digit(int(cedula[:9]))
    if int(cedula[9]) == right:
        return None
    return Problem(
        "check_digit",
        f"El dígito verificador es {cedula[9]} y debería ser {right}.",
        f"Revise las cifras una por una; si las nueve primeras son correctas, la cédula es {cedula[:9]}{right}.",
        f"The check digit is {cedula[9]} and should be {right}.",
        f"Check the digits one by one; if the first nine are right, the cédula is {cedula[:9]}{right}.",
    )


def _begins_well(numbers: np.ndarray, length: int) -> np.ndarray:
    return np.isin(numbers // 10 ** (length - 2), PROVINCES)


def _digit(numbers: np.ndarray, length: int, position: int) -> np.ndarray:
    return numbers // 10 ** (length - position) % 10


def _digits(numbers: np.ndarray, length: int) -> np.ndarray:
    """A row of digits for each number, most significant first."""
    return np.asarray(numbers)[..., None] // 10 ** np.arange(length - 1, -1, -1) % 10
