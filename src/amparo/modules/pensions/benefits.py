"""What a person may ask of the pension insurance in life, and every way to it, in the order of the law."""

from amparo.foundation.law.benefits import Benefit, Way

OLD_AGE, DISABILITY, INVALIDITY = {"kind": "sgo_old_age"}, {"kind": "sgo_disability"}, {"kind": "sgo_invalidity"}

RETIREMENT = Benefit(
    "retirement",
    "Jubilación",
    "Retirement",
    (
        Way("ordinary", "Vejez ordinaria", "Ordinary old age", "right", "pension_cents", OLD_AGE),
        Way(
            "insalubrious",
            "Vejez por trabajo insalubre",
            "Old age by insalubrious work",
            "insalubrious_right",
            "insalubrious_pension_cents",
            OLD_AGE,
        ),
        Way(
            "disability",
            "Vejez por discapacidad",
            "Old age by disability",
            "disability_right",
            "disability_pension_cents",
            DISABILITY,
        ),
        Way(
            "teachers",
            "Jubilación especial del magisterio",
            "Teachers' special retirement",
            "teacher_right",
            "teacher_pension_cents",
            OLD_AGE,
        ),
        Way("invalidity", "Invalidez", "Invalidity", "invalidity_right", "invalidity_pension_cents", INVALIDITY),
        Way(
            "supervening_disability",
            "Discapacidad permanente sobrevenida",
            "Supervening permanent disability",
            "supervening_disability_right",
            "supervening_disability_pension_cents",
            INVALIDITY,
        ),
    ),
)
