"""What can be wrong with a row of the registry: each problem with its cause and its remedy, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from amparo.foundation.acts.refused import Refused


@dataclass(frozen=True)
class Problem:
    """Why a value is refused (or noted) and what to do about it."""

    code: str
    cause: str
    remedy: str
    cause_en: str
    remedy_en: str

    def at(self, row: int, column: str, value: object) -> dict:
        """The problem as it is reported: row (the first is 1), column and value, with cause and remedy."""
        return {"row": row, "column": column, "value": "" if value is None else str(value), **asdict(self)}


def refusal(found: Mapping[str, str]) -> Refused:
    """What a batch reports of a row, as an action that asks for one thing declines it."""
    es, en = (f"{found[f'cause{tongue}']} {found[f'remedy{tongue}']}" for tongue in ("", "_en"))
    value = found["value"]
    return Refused(f"«{value}»: {es}" if value else es, f"“{value}”: {en}" if value else en, found["column"])


NOT_A_NAME = Problem(
    "not_a_name",
    "El nombre es demasiado largo o lleva signos que no se ven, como un salto de línea.",
    "Escríbalo en una línea de hasta 80 signos; de un empleador o establecimiento, hasta 160.",
    "The name is too long or has signs that cannot be seen, such as a line break.",
    "Write it in one line of up to 80 signs; of an employer or establishment, up to 160.",
)
BLANK = Problem(
    "blank",
    "El campo está vacío.",
    "Escriba el dato; si no lo conoce, no registre la fila todavía.",
    "The field is empty.",
    "Write the value; if you do not know it, do not register the row yet.",
)
NOT_A_DAY = Problem(
    "not_a_day",
    "No es un día del calendario.",
    "Escriba la fecha como AAAAMMDD, por ejemplo 19850731.",
    "It is not a day of the calendar.",
    "Write the date as YYYYMMDD, for example 19850731.",
)
IN_THE_FUTURE = Problem(
    "in_the_future",
    "La fecha es posterior al día en que se registra.",
    "Revise el año; registre el hecho cuando haya ocurrido.",
    "The date is later than the day of registration.",
    "Check the year; register the event once it has happened.",
)
BEFORE_BIRTH = Problem(
    "before_birth",
    "La defunción es anterior al nacimiento registrado.",
    "Revise la fecha y la cédula; si el nacimiento está mal, corríjalo primero.",
    "The death is earlier than the registered birth.",
    "Check the date and the document; if the birth is wrong, correct it first.",
)
UNKNOWN_SEX = Problem(
    "unknown_sex",
    "El sexo no es uno de los que consta en la cédula.",
    "Escriba F (femenino) o M (masculino).",
    "The sex is not one of those on the identity card.",
    "Write F (female) or M (male).",
)
UNKNOWN_PROVINCE = Problem(
    "unknown_province",
    "No existe una provincia con ese código.",
    "Escriba el código de dos cifras, de 01 a 24; 90 si no está delimitada, 00 si es el exterior.",
    "There is no province with that code.",
    "Write the two-digit code, from 01 to 24; 90 if not delimited, 00 if abroad.",
)
UNKNOWN_CANTON = Problem(
    "unknown_canton",
    "No existe ese cantón en la provincia escrita.",
    "Escriba el código de cuatro cifras cuyo comienzo es la provincia, o deje el campo vacío.",
    "There is no such canton in the given province.",
    "Write the four-digit code that begins with the province, or leave the field empty.",
)
UNKNOWN_KIND = Problem(
    "unknown_kind",
    "El tipo no es uno de los declarados.",
    "Escriba private, public, domestic, self, household o rural.",
    "The kind is not one of those declared.",
    "Write private, public, domestic, self, household or rural.",
)
UNKNOWN_DOCUMENT_KIND = Problem(
    "unknown_document_kind",
    "El tipo de documento no es uno de los admitidos.",
    "Escriba cedula, passport (pasaporte) o refugee (carné de refugiado).",
    "The kind of document is not one of those accepted.",
    "Write cedula (identity card), passport or refugee (refugee card).",
)
UNKNOWN_INDUSTRY = Problem(
    "unknown_industry",
    "No es una sección de la CIIU.",
    "Escriba la letra de la sección, de A a U; un guion (-) si no ejerce actividad económica.",
    "It is not an ISIC section.",
    "Write the letter of the section, from A to U; a hyphen (-) if there is no economic activity.",
)
NOT_A_BRANCH = Problem(
    "not_a_branch",
    "El código de sucursal no tiene cuatro cifras.",
    "Escriba las cuatro cifras, por ejemplo 0002; la 0001 es la matriz y ya existe.",
    "The branch code does not have four digits.",
    "Write the four digits, for example 0002; 0001 is the head office and exists already.",
)
NOT_A_FOREIGN_DOCUMENT = Problem(
    "not_a_foreign_document",
    "El documento extranjero debe tener de 5 a 20 letras o cifras.",
    "Cópielo sin espacios ni signos.",
    "A foreign document has from 5 to 20 letters or digits.",
    "Copy it without spaces or signs.",
)
REPEATED = Problem(
    "repeated",
    "Otra fila anterior del mismo envío trae este dato.",
    "Deje una sola fila; la primera es la que se registró.",
    "An earlier row of the same batch carries this value.",
    "Leave one row; the first is the one registered.",
)
UNKNOWN_PERSON = Problem(
    "unknown_person",
    "Nadie está registrado con ese documento.",
    "Revise el documento; si es correcto, la persona debe inscribirse antes en una oficina.",
    "Nobody is registered with that document.",
    "Check the document; if it is right, the person has to be registered at an office first.",
)
UNKNOWN_EMPLOYER = Problem(
    "unknown_employer",
    "Ningún empleador está registrado con ese RUC.",
    "Revise el RUC; si es correcto, registre primero al empleador.",
    "No employer is registered with that RUC.",
    "Check the RUC; if it is right, register the employer first.",
)
ALREADY_REGISTERED = Problem(
    "already_registered",
    "Ese empleador ya está inscrito.",
    "Si responde por él, pida su código en ventanilla y reclámelo con el RUC.",
    "That employer is registered already.",
    "If you answer for it, ask for its code at an office and claim it with the RUC.",
)
BRANCH_ALREADY_REGISTERED = Problem(
    "branch_already_registered",
    "Esa sucursal ya está inscrita.",
    "Use el número que sigue, el que consta en su RUC.",
    "That branch is registered already.",
    "Use the next number, the one in your RUC.",
)
NOT_OF_THE_WHOLE = Problem(
    "not_of_the_whole",
    "El RUC de un empleador termina en 001; los demás números son de sus establecimientos.",
    "Escríbalo con 001 y agregue después sus establecimientos.",
    "An employer's RUC ends in 001; the other numbers are of its places of work.",
    "Write it with 001 and add its places of work afterwards.",
)
NOT_YOUR_RUC = Problem(
    "not_your_ruc",
    "Es el RUC de una persona natural, y esta cuenta no ha probado ser la suya.",
    "Pruebe primero quién es con el código que se entrega en ventanilla.",
    "It is a natural person's RUC, and this account has not proved to be that person's.",
    "First prove who you are, with the code handed over at an office.",
)
OTHER_DEATH_DATE = Problem(
    "other_death_date",
    "La persona ya consta fallecida en otra fecha.",
    "Pida al Registro Civil que aclare cuál es la correcta.",
    "The person is already registered as dead on another date.",
    "Ask the Civil Registry which one is right.",
)
