"""El auxilio de funerales. — Funeral aid."""

import pytest

from amparo.foundation.law import Law, LawError, compute
from amparo.modules.pensions import rules


def test_whose_funeral_is_paid(spec):
    """Del pensionista, del afiliado con seis meses en el último año y de quien deja montepío; se reclama en un año.

    Of a pensioner, of a worker with six months in the last year and of whoever leaves survivors; it is claimed within a
    year.
    """
    spec("2020-06", rules, """
        caso            | deceased_pensioner | last_year_months | leaves_survivors | months_since_death || funeral_right | funeral_claim_open
        pensionista     |                  1 |                0 |                0 |                  0 || sí            | sí
        seis meses      |                  0 |                6 |                0 |                 11 || sí            | sí
        todo el año     |                  0 |               12 |                0 |                  0 || sí            | sí
        cinco meses     |                  0 |                5 |                0 |                 11 || no            | sí
        deja montepío   |                  0 |                0 |                1 |                  1 || sí            | sí
        pasado el año   |                  1 |                0 |                0 |                 12 || sí            | no
        años después    |                  1 |                0 |                0 |                 30 || sí            | no
    """)  # noqa: E501 # fmt: skip


def test_the_aid_stops_at_the_ceiling_of_the_death(spec):
    """Se reembolsa lo gastado hasta el techo del año de la muerte.

    What was spent is reimbursed up to the ceiling of the year of the death.
    """
    spec("", rules, """
        caso            | month   | deceased_pensioner | last_year_months | leaves_survivors | months_since_death | funeral_items_cents || funeral_aid_cents
        2012            | 2012-01 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_168_00
        2013            | 2013-12 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_216_59
        2014            | 2014-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_249_44
        2015            | 2015-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_295_29
        2016            | 2016-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_339_07
        2017            | 2017-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_354_07
        2018            | 2018-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_354_07
        2019            | 2019-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_357_73
        2020            | 2020-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_357_73
        2021            | 2021-12 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_357_73
        2022            | 2022-01 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_359_63
        2023            | 2023-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_406_67
        2024            | 2024-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_437_90
        2025            | 2025-05 |                  1 |                0 |                0 |                  2 |            3_000_00 || 1_460_19
        gastó menos     | 2024-05 |                  1 |                0 |                0 |                  2 |              900_00 ||   900_00
        tarde           | 2024-05 |                  1 |                0 |                0 |                 12 |              900_00 ||        0
        sin derecho     | 2024-05 |                  0 |                3 |                0 |                  2 |              900_00 ||        0
    """)  # noqa: E501 # fmt: skip


def test_the_ceiling_follows_prices(spec):
    """Del techo publicado de 2014 al de 2020, 2022 y 2024, con la inflación de cada año, al centavo.

    From the published ceiling of 2014 to those of 2020, 2022 and 2024, with the inflation of each year, to the cent.
    """
    spec("", rules, """
        caso | month   | previous_ceiling_cents || indexed_funeral_ceiling_cents
        2013 | 2013-01 |               1_168_00 || 1_216_59
        2014 | 2014-01 |               1_216_59 || 1_249_44
        2015 | 2015-01 |               1_249_44 || 1_295_29
        2016 | 2016-01 |               1_295_29 || 1_339_07
        2017 | 2017-01 |               1_339_07 || 1_354_07
        2018 | 2018-01 |               1_354_07 || 1_354_07
        2019 | 2019-01 |               1_354_07 || 1_357_73
        2020 | 2020-01 |               1_357_73 || 1_357_73
        2021 | 2021-01 |               1_357_73 || 1_357_73
        2022 | 2022-01 |               1_357_73 || 1_359_63
        2023 | 2023-01 |               1_359_63 || 1_406_67
        2024 | 2024-01 |               1_406_67 || 1_437_90
        2025 | 2025-01 |               1_437_90 || 1_460_19
    """)  # fmt: skip


def test_each_service_has_its_reference_value(spec):
    """Lo facturado por cada servicio, hasta su valor máximo: los de 2020 y, desde 2022, los que subieron 0,14 %.

    What was billed for each service, up to its highest value: those of 2020 and, since 2022, those that rose 0.14%.
    """
    spec("", rules, """
        caso                       | month   | funeral_item          | funeral_invoice_cents || funeral_item_cents
        ataúd de madera            | 2021-01 | wooden_coffin         |              2_000_00 ||   600_00
        otro ataúd                 | 2021-01 | other_coffin          |              2_000_00 ||   200_00
        sala de velación           | 2021-01 | wake_room             |              2_000_00 ||   400_00
        traslado en cantón         | 2021-01 | transport_in_canton   |              2_000_00 ||   150_00
        traslado en provincia      | 2021-01 | transport_in_province |              2_000_00 ||   200_00
        traslado más lejos         | 2021-01 | transport_beyond      |              2_000_00 ||   500_00
        oficio presencial          | 2021-01 | service_in_person     |              2_000_00 ||   100_00
        oficio virtual             | 2021-01 | service_virtual       |              2_000_00 ||    80_00
        cremación                  | 2021-12 | cremation             |              2_000_00 ||   600_00
        inhumación                 | 2021-12 | burial                |              2_000_00 || 1_357_73
        urna                       | 2021-12 | urn                   |              2_000_00 ||   200_00
        nicho                      | 2021-12 | niche                 |              2_000_00 || 1_357_73
        columbario                 | 2021-12 | columbarium           |              2_000_00 || 1_357_73
        costó menos                | 2021-12 | urn                   |                 99_99 ||    99_99
        ataúd de madera, 2022      | 2022-01 | wooden_coffin         |              2_000_00 ||   600_84
        otro ataúd, 2022           | 2022-01 | other_coffin          |              2_000_00 ||   200_28
        sala de velación, 2022     | 2022-01 | wake_room             |              2_000_00 ||   400_56
        traslado en cantón, 2022   | 2022-01 | transport_in_canton   |              2_000_00 ||   150_21
        traslado en provincia, 2022| 2022-01 | transport_in_province |              2_000_00 ||   200_28
        traslado más lejos, 2022   | 2022-01 | transport_beyond      |              2_000_00 ||   500_70
        oficio presencial, 2022    | 2022-01 | service_in_person     |              2_000_00 ||   100_14
        oficio virtual, 2022       | 2022-01 | service_virtual       |              2_000_00 ||    80_11
        cremación, 2022            | 2022-01 | cremation             |              2_000_00 ||   600_84
        inhumación, 2022           | 2022-01 | burial                |              2_000_00 || 1_359_63
        urna, 2022                 | 2022-01 | urn                   |              2_000_00 ||   200_28
        nicho, 2022                | 2022-01 | niche                 |              2_000_00 || 1_359_63
        columbario, 2022           | 2022-01 | columbarium           |              2_000_00 || 1_359_63
        ataúd de madera, 2023      | 2023-01 | wooden_coffin         |              2_000_00 ||   600_84
        otro ataúd, 2023           | 2023-01 | other_coffin          |              2_000_00 ||   200_28
        sala de velación, 2023     | 2023-01 | wake_room             |              2_000_00 ||   400_56
        traslado en cantón, 2023   | 2023-01 | transport_in_canton   |              2_000_00 ||   150_21
        traslado en provincia, 2023| 2023-01 | transport_in_province |              2_000_00 ||   200_28
        traslado más lejos, 2023   | 2023-01 | transport_beyond      |              2_000_00 ||   500_70
        oficio presencial, 2023    | 2023-01 | service_in_person     |              2_000_00 ||   100_14
        oficio virtual, 2023       | 2023-01 | service_virtual       |              2_000_00 ||    80_11
        cremación, 2023            | 2023-01 | cremation             |              2_000_00 ||   600_84
        inhumación, 2023           | 2023-01 | burial                |              2_000_00 || 1_359_63
        urna, 2023                 | 2023-01 | urn                   |              2_000_00 ||   200_28
        nicho, 2023                | 2023-01 | niche                 |              2_000_00 || 1_359_63
        columbario, 2023           | 2023-01 | columbarium           |              2_000_00 || 1_359_63
        ataúd de madera, 2024      | 2024-01 | wooden_coffin         |              2_000_00 ||   600_84
        otro ataúd, 2024           | 2024-01 | other_coffin          |              2_000_00 ||   200_28
        sala de velación, 2024     | 2024-01 | wake_room             |              2_000_00 ||   400_56
        traslado en cantón, 2024   | 2024-01 | transport_in_canton   |              2_000_00 ||   150_21
        traslado en provincia, 2024| 2024-01 | transport_in_province |              2_000_00 ||   200_28
        traslado más lejos, 2024   | 2024-01 | transport_beyond      |              2_000_00 ||   500_70
        oficio presencial, 2024    | 2024-01 | service_in_person     |              2_000_00 ||   100_14
        oficio virtual, 2024       | 2024-01 | service_virtual       |              2_000_00 ||    80_11
        cremación, 2024            | 2024-01 | cremation             |              2_000_00 ||   600_84
        inhumación, 2024           | 2024-01 | burial                |              2_000_00 || 1_359_63
        urna, 2024                 | 2024-01 | urn                   |              2_000_00 ||   200_28
        nicho, 2024                | 2024-01 | niche                 |              2_000_00 || 1_359_63
        columbario, 2024           | 2024-01 | columbarium           |              2_000_00 || 1_359_63
    """)  # fmt: skip


def test_a_year_without_a_published_tariff_has_none():
    """De la tarifa de 2025 no se supone nada."""
    with pytest.raises(LawError, match="funeral_item_ceiling_cents, .*2025 en adelante no está cargado"):
        facts = {"funeral_item": "urn", "funeral_invoice_cents": 1}
        compute(rules, facts, Law.load().on("2025-01"), ["funeral_item_cents"])
