"""Cuándo algo de un empleador es una señal. — When something about an employer is a signal."""

from amparo.modules.inspection import rules


def test_short_of_the_minimum(spec):
    """El básico de 2022 es $425: por quince días, $212.50. Quien tiene una base propia no se compara.

    The basic wage of 2022 is $425: for fifteen days, $212.50. Whoever has a base of their own is not compared.
    """
    spec("2022-06", rules, """
        caso                  | regime     | declared_days | declared_cents || short_of_minimum_cents
        el mínimo             | private    |            30 |         425_00 ||       0
        más que el mínimo     | private    |            30 |         600_00 ||       0
        un centavo menos      | private    |            30 |         424_99 ||       1
        la mitad              | private    |            30 |         212_50 ||  212_50
        la mitad de los días  | private    |            15 |         212_50 ||       0
        doméstica a la mitad  | domestic   |            30 |         212_50 ||  212_50
        jefe campesino        | rural_head |            30 |          95_00 ||       0
        un día                | private    |             1 |           1_00 ||   13_17
    """)  # fmt: skip


def test_a_wage_of_some_days_is_brought_to_the_month(spec):
    """Doscientos dólares por diez días son seiscientos al mes; sin días no hay qué llevar.

    Two hundred dollars for ten days are six hundred a month; without days there is nothing to bring.
    """
    spec("2022-06", rules, """
        caso       | declared_days | declared_cents || full_month_cents
        completo   |            30 |         600_00 ||  600_00
        diez días  |            10 |         200_00 ||  600_00
        un día     |             1 |          20_00 ||  600_00
        sin días   |             0 |              0 ||       0
    """)  # fmt: skip


def test_the_size_of_an_employer(spec):
    """Desde diez trabajadores es pequeño; desde cincuenta, mediano; desde doscientos, grande.

    From ten workers it is small; from fifty, medium; from two hundred, large.
    """
    spec("2022-06", rules, """
        caso      | worker_count || size_class
        nadie     |            0 ||  1
        nueve     |            9 ||  1
        diez      |           10 ||  2
        49        |           49 ||  2
        cincuenta |           50 ||  3
        199       |          199 ||  3
        200       |          200 ||  4
    """)  # fmt: skip


def test_below_its_peers(spec):
    """Tres cuartos de la mediana de diez empleadores o más, y con tres trabajadores al menos.

    Three quarters of the median of ten employers or more, and with three workers at least.
    """
    spec("2022-06", rules, """
        caso                 | worker_count | peer_count | median_cents | peer_median_cents || comparable | below_peers
        bajo tres cuartos    |            3 |         10 |       449_99 |            600_00 || sí         | sí
        justo tres cuartos   |            3 |         10 |       450_00 |            600_00 || sí         | no
        sobre sus pares      |            4 |         11 |       700_00 |            600_00 || sí         | no
        sueldos altos        |            3 |         10 |    37_500_00 |         50_000_00 || sí         | no
        un centavo bajo      |            3 |         10 |    37_499_99 |         50_000_00 || sí         | sí
        dos trabajadores     |            2 |         10 |       449_99 |            600_00 || no         | no
        nueve pares          |            3 |          9 |       449_99 |            600_00 || no         | no
    """)  # fmt: skip


def test_exactly_the_minimum_for_nearly_all(spec):
    """Nueve de diez al básico exacto, donde los pares pagan desde un décimo más.

    Nine in ten at the exact basic wage, where the peers pay from a tenth more.
    """
    spec("2022-06", rules, """
        caso                | worker_count | minimum_count | peer_count | peer_median_cents || at_the_minimum
        nueve de diez       |           10 |             9 |         10 |            600_00 || sí
        ocho de diez        |           10 |             8 |         10 |            600_00 || no
        todos               |           10 |            10 |         10 |            600_00 || sí
        un décimo más       |           10 |             9 |         10 |            467_50 || sí
        casi un décimo más  |           10 |             9 |         10 |            467_49 || no
        pocos               |            2 |             2 |         10 |            600_00 || no
        un millón           |      1000000 |        900000 |         10 |            600_00 || sí
        uno menos           |      1000000 |        899999 |         10 |            600_00 || no
    """)  # fmt: skip


def test_sudden_part_time(spec):
    """De $800 a $560 o menos es brusco; de ocho horas a seis, no.

    From $800 to $560 or less is sudden; from eight hours to six is not.
    """
    spec("2022-06", rules, """
        caso              | wage_before_cents | wage_now_cents || sudden_part_time
        medio tiempo      |            800_00 |         400_00 || sí
        siete décimos     |            800_00 |         560_00 || sí
        un centavo sobre  |            800_00 |         560_01 || no
        seis horas        |            800_00 |         600_00 || no
        sueldos altos     |         50_000_00 |      35_000_00 || sí
        un centavo más    |         50_000_00 |      35_000_01 || no
    """)  # fmt: skip


def test_a_fall_of_the_number_of_workers(spec):
    """La mitad o menos, y cinco al menos que salieron.

    Half or fewer, and at least five who left.
    """
    spec("2022-06", rules, """
        caso               | workers_before_count | workers_now_count || headcount_fell
        de diez a cinco    |                   10 |                 5 || sí
        de doce a siete    |                   12 |                 7 || no
        de ocho a cuatro   |                    8 |                 4 || no
        de nueve a cuatro  |                    9 |                 4 || sí
        de cinco a nadie   |                    5 |                 0 || sí
        medio millón       |              1000000 |            500000 || sí
        y uno más          |              1000000 |            500001 || no
    """)  # fmt: skip


def test_an_exit_just_before_the_year(spec):
    """Dentro de los sesenta días anteriores al año, y de regreso en noventa.

    Within the sixty days before the year, and back within ninety.
    """
    spec("2022-06", rules, """
        caso                   | days_to_right | days_away || avoided_right
        un día antes           |             1 |         1 || sí
        sesenta días antes     |            60 |        90 || sí
        sesenta y uno          |            61 |        90 || no
        vuelve a los 91        |            60 |        91 || no
        el mismo día del año   |             0 |         1 || no
        después del año        |           -10 |         1 || no
        de regreso al instante |            10 |         0 || sí
    """)  # fmt: skip


def test_what_was_withheld(spec):
    """De $206.00, $94.50 son de los trabajadores: solo lo que falta más allá de los $111.50 del empleador.

    Of $206.00, $94.50 are the workers': only what is lacking beyond the $111.50 of the employer.
    """
    spec("2022-06", rules, """
        caso               | unpaid_cents | employer_part_cents || withheld_cents
        nada pagado        |       206_00 |              111_50 ||   94_50
        pagó una parte     |       150_00 |              111_50 ||   38_50
        pagó lo de ellos   |       111_50 |              111_50 ||       0
        casi todo pagado   |        10_00 |              111_50 ||       0
    """)  # fmt: skip


def test_who_pays_and_says_nothing(spec):
    """Seis meses pagados sin un aviso ni una confirmación.

    Six months paid without a notice or a confirmation.
    """
    spec("2022-06", rules, """
        caso             | months_paid | notice_count || silent
        seis             |           6 |            0 || sí
        cinco            |           5 |            0 || no
        doce             |          12 |            0 || sí
        con un aviso     |           6 |            1 || no
    """)  # fmt: skip


def test_what_the_tax_annex_says_above_what_was_declared(spec):
    """Hasta un décimo más no llama la atención; pasado, cuenta toda la diferencia.

    Up to a tenth more draws no attention; beyond it, the whole difference counts.
    """
    spec("2022-06", rules, """
        caso              | taxed_cents | declared_year_cents || undeclared_wage_cents
        lo mismo          |    5_100_00 |            5_100_00 ||         0
        menos             |    4_000_00 |            5_100_00 ||         0
        un décimo         |    5_610_00 |            5_100_00 ||         0
        un centavo más    |    5_610_01 |            5_100_00 ||    510_01
        el doble          |   10_200_00 |            5_100_00 ||  5_100_00
        nada declarado    |    5_100_00 |                   0 ||  5_100_00
        ingresos altos    |   11_000_00 |           10_000_00 ||         0
        y un centavo      |   11_000_01 |           10_000_00 ||  1_000_01
    """)  # fmt: skip


def test_points_are_the_weight_in_the_part_it_reaches(spec):
    """Toda la señal si alcanza a todos; la mitad, si a la mitad; uno al menos, si a alguno.

    The whole signal if it reaches all; half, if it reaches half; one at least, if it reaches anyone.
    """
    spec("2022-06", rules, """
        caso                    | signal              | affected_count | exposed_count || points
        todos bajo el mínimo    | below_minimum       |             10 |            10 ||      8
        la mitad                | below_minimum       |              5 |            10 ||      4
        la mitad, al medio      | higher_wages        |              5 |            10 ||     13
        uno de mil              | below_minimum       |              1 |          1000 ||      1
        nadie                   | below_minimum       |              0 |            10 ||      0
        nadie que mirar         | below_minimum       |              0 |             0 ||      0
        más que los mirados     | below_minimum       |             12 |            10 ||      8
        sin saber de cuántos    | below_minimum       |              1 |             0 ||      1
        bajo sus pares          | below_peers         |              3 |             3 ||     12
        mínimo exacto           | at_the_minimum      |              3 |             3 ||     15
        medio tiempo            | sudden_part_time    |              3 |             3 ||     20
        caída                   | headcount_fall      |              5 |             5 ||     10
        avisos tardíos          | late_entries        |              3 |             3 ||     15
        tras un reclamo         | entries_after_claim |              1 |             1 ||     12
        reclamos                | claims              |              1 |             1 ||     20
        derecho evitado         | avoided_right       |              1 |             1 ||     15
        retenido                | withheld            |              6 |             6 ||     12
        silencio                | silent              |              1 |             1 ||      6
        sin afiliar             | unknown_workers     |              4 |             4 ||     30
        sueldos mayores         | higher_wages        |              4 |             4 ||     25
    """)  # fmt: skip
