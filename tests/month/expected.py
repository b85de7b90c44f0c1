"""What must come out of the hamlet's year, worked out by hand. Amounts are dollars."""

from __future__ import annotations

from tests.month.hamlet import table

LINES = table("""
    closed           | job                   | about   | days | base
    2021-12          | ana molino            | 2021-12 | 30   | 482.00
    2022-01          | ana molino            | 2021-12 | 0    | 8.00
    2022-01..2022-12 | ana molino            | =       | 30   | 490.00
    2021-12..2022-04 | beto molino           | =       | 30   | 600.00
    2022-05          | beto molino           | 2022-03 | 0    | 50.00
    2022-05          | beto molino           | 2022-04 | 0    | 50.00
    2022-05..2022-12 | beto molino           | =       | 30   | 650.00
    2021-12..2022-12 | carla molino          | =       | 30   | 500.00
    2021-12..2022-01 | dario molino          | =       | 30   | 450.00
    2022-02          | dario molino          | =       | 0    | 0.00
    2022-03..2022-12 | dario molino          | =       | 30   | 450.00
    2021-12..2022-02 | elsa molino           | =       | 30   | 450.00
    2022-03          | elsa molino           | =       | 12   | 200.00
    2022-04..2022-12 | elsa molino           | =       | 30   | 450.00
    2022-08          | elsa molino           | 2022-07 | -10  | -150.00
    2021-12..2022-03 | fabio molino          | =       | 30   | 425.00
    2022-04          | fabio molino          | =       | 30   | 475.25
    2022-05..2022-12 | fabio molino          | =       | 30   | 425.00
    2022-09          | fabio molino          | 2022-08 | 0    | 10.00
    2022-02          | gina molino           | =       | 15   | 240.00
    2022-03..2022-12 | gina molino           | =       | 30   | 480.00
    2021-12..2022-03 | hector molino         | =       | 30   | 480.00
    2022-04          | hector molino         | =       | 10   | 160.00
    2022-06          | ines molino           | 2022-04 | 11   | 187.00
    2022-06          | ines molino           | 2022-05 | 30   | 510.00
    2022-06..2022-12 | ines molino           | =       | 30   | 510.00
    2021-12..2022-06 | julia molino          | =       | 30   | 540.00
    2022-07          | julia molino          | 2022-05 | -10  | -180.00
    2022-07          | julia molino          | 2022-06 | -30  | -540.00
    2021-12..2022-12 | karla molino          | =       | 30   | 500.00
    2021-12..2022-12 | karla alcaldia        | =       | 30   | 700.00
    2021-12..2022-08 | luis molino           | =       | 30   | 450.00
    2022-09          | luis molino           | 2022-08 | -21  | -315.00
    2021-12..2022-12 | mara molino           | =       | 30   | 800.00
    2021-12..2022-09 | nina molino           | =       | 30   | 425.09
    2022-10          | nina molino           | 2022-09 | 0    | 0.01
    2022-10..2022-12 | nina molino           | =       | 30   | 425.10
    2021-12..2022-12 | oscar hacienda        | =       | 30   | 425.00
    2021-12..2022-02 | pablo hacienda        | =       | 30   | 425.00
    2022-03          | pablo hacienda        | =       | 10   | 141.67
    2022-03          | pablo hacienda again  | =       | 10   | 150.00
    2022-04..2022-12 | pablo hacienda again  | =       | 30   | 450.00
    2021-12..2022-12 | quena alcaldia        | =       | 30   | 900.00
    2021-12..2022-12 | rosa escuela          | =       | 30   | 817.00
    2021-12..2022-12 | saul embajada         | =       | 30   | 1500.00
    2021-12..2022-12 | tania banco           | =       | 30   | 1200.00
    2021-12..2022-12 | ulises casa           | =       | 30   | 425.00
    2021-12..2022-12 | vera vera             | =       | 30   | 425.00
    2021-12..2022-10 | wilson wilson         | =       | 30   | 450.00
    2022-11          | wilson wilson         | =       | 15   | 225.00
    2021-12..2022-12 | ximena ximena         | =       | 30   | 425.00
    2021-12..2022-12 | yolanda yolanda       | =       | 30   | 200.00
    2021-12          | zoila zoila           | =       | 30   | 90.00
    2022-01..2022-06 | zoila zoila           | =       | 30   | 95.63
    2022-07          | zoila zoila           | 2022-06 | -30  | -95.63
""")
"""Every line of every close, in days and base. «=» is the month closed; other months are differences, told late."""

BY_REGIME = table("""
    person  | regime           | base    | total  | personal | health | work_risk | rural | severance | unemployment | administration | pension | iece | secap
    ana     | private          | 482.00  | 99.29  | 45.55    | 24.87  | 1.83      | 3.37  | 9.64      | 2.41         | 3.86           | 53.31   | 2.41 | 2.41
    quena   | public           | 900.00  | 185.40 | 103.05   | 46.44  | 3.42      | 6.30  | 18.00     | 4.50         | 7.20           | 99.54   | 4.50 | 0.00
    rosa    | teachers         | 817.00  | 168.30 | 93.55    | 42.16  | 3.10      | 5.72  | 16.34     | 4.09         | 6.54           | 90.35   | 4.09 | 0.00
    saul    | foreign_service  | 1500.00 | 279.00 | 141.75   | 47.40  | 5.70      | 10.50 | 30.00     | 7.50         | 12.00          | 165.90  | 7.50 | 0.00
    tania   | bank_municipal   | 1200.00 | 271.20 | 137.40   | 61.92  | 4.56      | 8.40  | 24.00     | 6.00         | 9.60           | 156.72  | 6.00 | 0.00
    ulises  | domestic         | 425.00  | 87.55  | 40.16    | 21.93  | 1.62      | 2.98  | 8.50      | 2.13         | 3.40           | 46.99   | 0.00 | 0.00
    vera    | own_account      | 425.00  | 74.80  | 74.80    | 21.93  | 1.62      | 2.98  | 0.00      | 0.00         | 3.40           | 44.87   | 0.00 | 0.00
    wilson  | voluntary        | 450.00  | 79.20  | 79.20    | 23.22  | 1.71      | 3.15  | 0.00      | 0.00         | 3.60           | 47.52   | 0.00 | 0.00
    ximena  | abroad           | 425.00  | 74.80  | 74.80    | 21.93  | 1.62      | 2.98  | 0.00      | 0.00         | 3.40           | 44.87   | 0.00 | 0.00
    yolanda | unpaid_home_work | 200.00  | 26.50  | 26.50    | 0.00   | 0.00      | 0.00  | 0.00      | 0.00         | 0.00           | 26.50   | 0.00 | 0.00
    zoila   | rural_head       | 90.00   | 2.34   | 2.34     | 0.00   | 0.00      | 2.34  | 0.00      | 0.00         | 0.00           | 0.00    | 0.00 | 0.00
""")  # noqa: E501
"""A line of each regime in December 2021, every part worked out by hand from the rates of the law."""

EXTRAS = table("""
    person | closed           | reserve | spouse
    ana    | 2021-12          | 40.15   | 0.00
    ana    | 2022-02          | 40.82   | 0.00
    carla  | 2022-05          | 0.00    | 0.00
    carla  | 2022-06          | 19.44   | 0.00
    carla  | 2022-07          | 41.65   | 0.00
    beto   | 2022-01          | 0.00    | 0.00
    mara   | 2022-01          | 0.00    | 27.28
    wilson | 2022-11          | 0.00    | 7.67
    quena  | 2022-01          | 74.97   | 0.00
""")
"""Reserve funds of those who accumulate them, from the day after the first year; and the extension to the spouse."""

ONE_CENT = table("""
    health | severance | pension | total
    0.01   | 0.00      | -0.01   | 0.00
""")
"""What nina's raise of one cent moves: nothing in all, but one cent from a fund to another."""

YEARLY_WAGES = table("""
    person | year | months | wage
    ana    | 2021 | 1      | 490.00
    ana    | 2022 | 12     | 5880.00
    beto   | 2022 | 12     | 7700.00
    dario  | 2022 | 11     | 4950.00
    elsa   | 2022 | 12     | 5000.00
    fabio  | 2022 | 12     | 5160.25
    gina   | 2022 | 11     | 5040.00
    hector | 2022 | 4      | 1600.00
    ines   | 2022 | 9      | 4267.00
    julia  | 2022 | 5      | 2520.00
    karla  | 2021 | 1      | 1200.00
    karla  | 2022 | 12     | 14400.00
    luis   | 2022 | 8      | 3285.00
    pablo  | 2022 | 12     | 5191.67
    wilson | 2022 | 11     | 4725.00
""")
"""A month counts once, however many employers declare it or however often it is spoken of."""

RECEIPTS = table("""
    closed  | kind          | about   | on time | amount
    2022-01 | contributions | 2019-06 | no      | 50.00
    2022-02 | contributions | 2021-12 | no      | 175.10
    2022-02 | contributions | 2022-01 | yes     | 50.00
    2022-03 | contributions | 2022-01 | no      | 125.10
    2022-03 | contributions | 2022-02 | yes     | 175.10
    2022-03 | levies        | 2022-02 | no      | 4.00
    2022-03 | levies        | 2022-02 | yes     | 4.00
""")
"""How the hacienda's payments were applied. It paid 7.77 too much for February; half of the levies were late."""

LATE_DUE_DATES = table("""
    about   | due
    2021-12 | 20220117
    2022-03 | 20220418
    2022-04 | 20220516
    2022-05 | 20220615
    2022-06 | 20220715
    2022-07 | 20220815
    2022-08 | 20220915
    2022-09 | 20221017
""")
"""The 15th of the next month, or the first working day after it."""

INTEREST = table("""
    closed  | payer    | about   | amount
    2022-01 | hacienda | 2019-06 | 16.66
    2022-01 | alcaldia | 2018-01 | 522.09
    2022-01 | zoila    | 2020-03 | 1.21
    2022-02 | molino   | 2021-12 | 0.03
    2022-02 | hacienda | 2021-12 | 1.95
    2022-03 | hacienda | 2022-01 | 1.39
    2022-03 | hacienda | 2022-02 | 0.04
    2022-06 | molino   | 2022-03 | 0.24
    2022-06 | molino   | 2022-04 | 0.12
    2022-07 | molino   | 2022-04 | 0.90
    2022-07 | molino   | 2022-05 | 1.23
""")
"""13.33 % a year by whole months, of what was paid late: 50.00 for 30 months are 16.66. The mill told a raise late."""

SPLIT_OF_A_SHORT_PAYMENT = table("""
    health | work_risk | rural | severance | unemployment | administration | pension
    0.00   | 0.00      | 0.00  | 17.00     | 0.00         | 0.00           | 33.00
""")
"""50.00 paid of 175.10: severance is filled, and pensions get what is left."""

OTHER_RECEIPTS = table("""
    closed  | event                  | amount
    2022-03 | collection.excess       | 7.77
    2022-04 | collection.unidentified | 5.00
    2022-05 | collection.excess       | 1.00
""")

FINDINGS = table("""
    closed  | code                       | person | payer    | about
    2022-01 | notice_before_the_books    | beto   | molino   | 2021-11
    2022-03 | application_without_right  | fausto | -        | 2022-03
    2022-03 | paid_in_excess             | -      | hacienda | 2022-02
    2022-04 | payment_without_obligation | -      | -        | 2022-04
    2022-05 | paid_in_excess             | -      | hacienda | 2022-01
    2022-06 | pension_paid_after_death   | galo   | -        | 2022-04
    2022-09 | death_without_exit_notice  | luis   | molino   | 2022-08
    2022-11 | death_without_exit_notice  | wilson | wilson   | 2022-11
""")

PAYSLIPS = table("""
    person | paid             | pension | 13th in December | 14th   | in
    abel   | 2022-01..2022-12 | 1001.40 | 1001.40          | 425.00 | 2022-08
    bela   | 2022-01..2022-12 | 300.42  | 300.42           | 425.00 | 2022-08
    dora   | 2022-01..2022-12 | 500.70  | 500.70           | 425.00 | 2022-03
    efren  | 2022-01..2022-12 | 110.10  | 0.00             | 0.00   | -
    flor   | 2022-01..2022-12 | 110.10  | 0.00             | 0.00   | -
    galo   | 2022-01..2022-05 | 350.49  | 0.00             | 425.00 | 2022-08
    hilda  | 2022-01..2022-12 | 212.50  | 212.50           | 425.00 | 2022-08
    hector | 2022-05..2022-12 | 372.00  | 248.00           | 425.00 | 2022-08
""")
"""cira is not here: hers comes with a twelfth of each extra pension every month."""

CIRA = {"pension": "400.56", "13th": "33.38", "14th": "35.42", "paid": "469.36"}

DECISIONS = table("""
    closed  | person | reason            | entitled | months | average | pension
    2022-03 | fausto | no_right          | 20220401 | 100    | 400.00  | 0.00
    2022-03 | abel   | already_pensioner | 20220401 | 0      | 0.00    | 0.00
    2022-04 | hector | granted           | 20220501 | 388    | 480.00  | 372.00
    2022-05 | elvia  | deceased          | 20220601 | 0      | 0.00    | 0.00
    2022-06 | quena  | still_working     | 20220701 | 222    | 900.00  | 0.00
""")
