"""Lo que se paga a quien reposa. — What is paid to whoever rests."""

from amparo.modules.health import rules


def test_the_sickness_benefit_of_a_day(spec):
    """El 75 % del promedio de tres meses desde el cuarto día, y el 66 % de la semana 11 a la 26.

    75% of the three-month average from the fourth day, and 66% from week 11 to 26.
    """
    spec("2022-01", rules, """
        caso         | regime  | last_months_cents | rest_day || average_cents | monthly_sickness_cents
        día 3        | private |          1_500_00 |        3 || 500_00        |      0
        día 2        | private |          1_500_00 |        2 || 500_00        |      0
        día 4        | private |          1_500_00 |        4 || 500_00        | 375_00
        día 70       | private |          1_500_00 |       70 || 500_00        | 375_00
        día 71       | private |          1_500_00 |       71 || 500_00        | 330_00
        día 182      | private |          1_500_00 |      182 || 500_00        | 330_00
        día 183      | private |          1_500_00 |      183 || 500_00        |      0
        público, 90  | public  |          1_500_00 |       90 || 500_00        |      0
        público, 91  | public  |          1_500_00 |       91 || 500_00        | 330_00
        medio centavo| private |              1_01 |        4 ||     34        |     26
    """)  # fmt: skip


def test_the_sickness_benefit_of_a_whole_rest(spec):
    """Los días de cada tramo que no paga el empleador; a la entidad pública tocan noventa.

    The days of each stretch that the employer does not pay; ninety fall to the public body.
    """
    spec("2022-01", rules, """
        caso           | regime           | average_cents | consecutive_months | days_before | rest_days || sickness_right | sickness_cents
        tres días      | private          |        500_00 |                  6 |         180 |         3 || sí |        0
        un día         | private          |        500_00 |                  6 |         180 |         1 || sí |        0
        cuatro días    | private          |        500_00 |                  6 |         180 |         4 || sí |    12_50
        un mes         | private          |        500_00 |                  6 |         180 |        33 || sí |   375_00
        diez semanas   | private          |        500_00 |                  6 |         180 |        70 || sí |   837_50
        un día más     | private          |        500_00 |                  6 |         180 |        71 || sí |   848_50
        26 semanas     | private          |        500_00 |                  6 |         180 |       182 || sí | 2_069_50
        más de 26      | private          |        500_00 |                  6 |         180 |       300 || sí | 2_069_50
        público, 90    | public           |        500_00 |                  6 |         180 |        90 || sí |        0
        público, 80    | public           |        500_00 |                  6 |         180 |        80 || sí |        0
        público, 91    | public           |        500_00 |                  6 |         180 |        91 || sí |    11_00
        público, 182   | public           |        500_00 |                  6 |         180 |       182 || sí | 1_012_00
        cinco meses    | private          |        500_00 |                  5 |         179 |        33 || no |        0
        seis con huecos| private          |        500_00 |                  6 |         170 |        33 || sí |   375_00
        180 días       | private          |        500_00 |                  0 |         180 |        33 || sí |   375_00
        hogar sin sueldo | unpaid_home_work |      500_00 |                  6 |         180 |        33 || no |        0
        campesino      | rural_head       |        500_00 |                  6 |         180 |        33 || no |        0
    """)  # noqa: E501 # fmt: skip


def test_the_employer_pays_the_first_days(spec):
    """La mitad de los tres primeros en lo privado; el sueldo entero hasta noventa en lo público.

    Half of the first three in the private sector; the whole wage up to ninety in the public one.
    """
    spec("2022-01", rules, """
        caso          | regime    | monthly_wage_cents | rest_days || employer_rest_cents
        un día        | private   |             600_00 |         1 ||  10_00
        más de tres   | private   |             600_00 |        30 ||  30_00
        público       | public    |             600_00 |        30 || 600_00
        público, tope | public    |             600_00 |       120 || 1_800_00
        voluntario    | voluntary |             600_00 |        30 ||      0
    """)  # fmt: skip


def test_the_maternity_benefit(spec):
    """El IESS el 75 % en doce semanas y el empleador lo demás; la servidora pública conserva su sueldo.

    IESS 75% over twelve weeks and the employer the rest; a public servant keeps her pay.
    """
    spec("2022-01", rules, """
        caso           | regime    | average_cents | consecutive_months | days_before | rest_days || maternity_right | maternity_cents | employer_maternity_cents
        doce semanas   | private   |        600_00 |                 12 |         360 |        84 || sí | 1_260_00 | 420_00
        un mes         | private   |        600_00 |                 12 |         360 |        30 || sí |   450_00 | 150_00
        más de doce    | private   |        600_00 |                 12 |         360 |        98 || sí | 1_260_00 | 420_00
        once meses     | private   |        600_00 |                 11 |         359 |        84 || no |        0 |      0
        doce con huecos| private   |        600_00 |                 12 |         350 |        84 || sí | 1_260_00 | 420_00
        360 días       | private   |        600_00 |                  0 |         360 |        84 || sí | 1_260_00 | 420_00
        por su cuenta  | voluntary |        600_00 |                 12 |         360 |        84 || sí | 1_260_00 |      0
        pública        | public    |        600_00 |                 12 |         360 |        84 || no |        0 |      0
        centavo impar  | private   |        333_33 |                 12 |         360 |        30 || sí |   250_00 |  83_33
    """)  # noqa: E501 # fmt: skip


def test_the_certificate_comes_in_time(spec):
    """Hasta ocho días después del reposo; desde 2026, laborables. En línea, el reposo de hasta treinta días.

    Up to eight days after the rest; since 2026, working days. Online, rest of up to thirty days.
    """
    spec("", rules, """
        caso             | month      | days_after_rest | working_days_after_rest | rest_days || certificate_on_time | validated_online
        octavo día       | 2022-02    |               8 |                       6 |        30 || sí | sí
        al día siguiente | 2022-02    |               1 |                       1 |         3 || sí | sí
        noveno día       | 2022-02    |               9 |                       7 |        31 || no | no
        el día antes     | 2026-01-20 |              10 |                       8 |        30 || no | sí
        ese mismo día    | 2026-01-21 |              10 |                       8 |        30 || sí | sí
        noveno laborable | 2026-01-21 |              11 |                       9 |        30 || no | sí
        días antes       | 2026-02    |               3 |                       2 |        30 || sí | sí
    """)  # noqa: E501 # fmt: skip


def test_who_contributes_to_health_has_cash(spec):
    """Todo régimen que aporta a salud; no el trabajo no remunerado del hogar ni el campesino.

    Every regime that contributes to health; neither unpaid work in the home nor the rural scheme.
    """
    spec("2022-01", rules, """
        caso             | regime           || insured
        privado          | private          || sí
        público          | public           || sí
        voluntario       | voluntary        || sí
        hogar sin sueldo | unpaid_home_work || no
        campesino        | rural_head       || no
    """)  # fmt: skip


def test_what_the_employer_pays_in_each_regime(spec):
    """Tres días a la mitad en lo privado, noventa enteros en lo público, y nadie a quien no tiene empleador.

    Three days at half in the private sector, ninety whole ones in the public one, and nobody pays whoever has no
    employer.
    """
    spec("2022-01", rules, """
        caso               | regime           | monthly_wage_cents | rest_days || employer_rest_cents
        privado            | private          |             600_00 |       200 ||    30_00
        público            | public           |             600_00 |       200 || 1_800_00
        magisterio         | teachers         |             600_00 |       200 || 1_800_00
        servicio exterior  | foreign_service  |             600_00 |       200 || 1_800_00
        banca y municipios | bank_municipal   |             600_00 |       200 ||    30_00
        doméstico          | domestic         |             600_00 |       200 ||    30_00
        cuenta propia      | own_account      |             600_00 |       200 ||        0
        voluntario         | voluntary        |             600_00 |       200 ||        0
        en el exterior     | abroad           |             600_00 |       200 ||        0
        trabajo del hogar  | unpaid_home_work |             600_00 |       200 ||        0
        campesino          | rural_head       |             600_00 |       200 ||        0
    """)  # fmt: skip


def test_from_which_day_the_benefit_runs(spec):
    """Desde el cuarto día, o desde el 91 donde la entidad paga los noventa primeros.

    From the fourth day, or from the 91st where the public body pays the first ninety.
    """
    spec("2022-01", rules, """
        caso                      | regime           | average_cents | rest_day || monthly_sickness_cents
        privado, día 3            | private          |        500_00 |        3 ||      0
        privado, día 4            | private          |        500_00 |        4 || 375_00
        público, día 90           | public           |        500_00 |       90 ||      0
        público, día 91           | public           |        500_00 |       91 || 330_00
        magisterio, día 90        | teachers         |        500_00 |       90 ||      0
        magisterio, día 91        | teachers         |        500_00 |       91 || 330_00
        servicio exterior, día 90 | foreign_service  |        500_00 |       90 ||      0
        servicio exterior, día 91 | foreign_service  |        500_00 |       91 || 330_00
        banca y municipios, día 3 | bank_municipal   |        500_00 |        3 ||      0
        banca y municipios, día 4 | bank_municipal   |        500_00 |        4 || 375_00
        doméstico, día 3          | domestic         |        500_00 |        3 ||      0
        doméstico, día 4          | domestic         |        500_00 |        4 || 375_00
        cuenta propia, día 3      | own_account      |        500_00 |        3 ||      0
        cuenta propia, día 4      | own_account      |        500_00 |        4 || 375_00
        voluntario, día 3         | voluntary        |        500_00 |        3 ||      0
        voluntario, día 4         | voluntary        |        500_00 |        4 || 375_00
        en el exterior, día 3     | abroad           |        500_00 |        3 ||      0
        en el exterior, día 4     | abroad           |        500_00 |        4 || 375_00
        trabajo del hogar, día 3  | unpaid_home_work |        500_00 |        3 ||      0
        trabajo del hogar, día 4  | unpaid_home_work |        500_00 |        4 || 375_00
        campesino, día 3          | rural_head       |        500_00 |        3 ||      0
        campesino, día 4          | rural_head       |        500_00 |        4 || 375_00
    """)  # fmt: skip


def test_who_draws_the_maternity_benefit(spec):
    """Toda afiliada que aporta a salud, salvo la servidora pública, que conserva su remuneración.

    Every insured woman who contributes to health, except a public servant, who keeps her pay.
    """
    spec("2022-01", rules, """
        caso               | regime           | consecutive_months | days_before || maternity_right
        privado            | private          |                 12 |         360 || sí
        público            | public           |                 12 |         360 || no
        magisterio         | teachers         |                 12 |         360 || no
        servicio exterior  | foreign_service  |                 12 |         360 || no
        banca y municipios | bank_municipal   |                 12 |         360 || sí
        doméstico          | domestic         |                 12 |         360 || sí
        cuenta propia      | own_account      |                 12 |         360 || sí
        voluntario         | voluntary        |                 12 |         360 || sí
        en el exterior     | abroad           |                 12 |         360 || sí
        trabajo del hogar  | unpaid_home_work |                 12 |         360 || no
        campesino          | rural_head       |                 12 |         360 || no
    """)  # fmt: skip
