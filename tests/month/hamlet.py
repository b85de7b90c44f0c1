"""San Amparo: a hamlet small enough to know everybody, and a year in which everything that can happen happens.

Only tables: who lives there, what the former system hands over, and what is sent each month. Amounts are dollars as a
clerk writes them. Persons and payers are numbered from 1 in the order of their tables, and so are the jobs: first those
carried, then those entered. What must come out of all this is in `expected.py`.
"""

from __future__ import annotations


def table(text: str) -> list[dict[str, str]]:
    """Rows of text columns separated by «|»; the first line names them."""
    header, *rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(header, row, strict=True)) for row in rows]


PERSONS = table("""
    person  | sex | born     | province
    ana     | F   | 19850412 | 17
    beto    | M   | 19790101 | 17
    carla   | F   | 19991231 | 17
    dario   | M   | 19900228 | 17
    elsa    | F   | 19880815 | 17
    fabio   | M   | 19951010 | 17
    gina    | F   | 20011105 | 17
    hector  | M   | 19610203 | 17
    ines    | F   | 19920606 | 17
    julia   | F   | 19830303 | 17
    karla   | F   | 19870707 | 18
    luis    | M   | 19690914 | 17
    mara    | F   | 19800229 | 17
    nina    | F   | 19940404 | 17
    oscar   | M   | 19760130 | 09
    pablo   | M   | 19860619 | 09
    quena   | F   | 19551225 | 18
    rosa    | F   | 19750505 | 17
    saul    | M   | 19701111 | 17
    tania   | F   | 19821212 | 09
    ulises  | M   | 19910818 | 09
    vera    | F   | 19730321 | 09
    wilson  | M   | 19660423 | 20
    ximena  | F   | 19891030 | 00
    yolanda | F   | 19780217 | 13
    zoila   | F   | 19720901 | 06
    abel    | M   | 19450101 | 17
    bela    | F   | 19500202 | 09
    cira    | F   | 19600303 | 01
    dora    | F   | 19640404 | 09
    efren   | M   | 19430505 | 06
    flor    | F   | 19630606 | 13
    galo    | M   | 19580707 | 14
    hilda   | F   | 19720808 | 20
    fausto  | M   | 19611115 | 17
    elvia   | F   | 19551010 | 17
""")

PAYERS = table("""
    payer    | kind      | industry | province
    molino   | private   | C        | 17
    hacienda | private   | A        | 09
    alcaldia | public    | O        | 18
    escuela  | public    | P        | 17
    embajada | public    | O        | 17
    banco    | private   | K        | 09
    casa     | domestic  | T        | 09
    vera     | self      | -        | 09
    wilson   | self      | -        | 20
    ximena   | self      | -        | 00
    yolanda  | household | -        | 13
    zoila    | rural     | A        | 06
""")

# ---------------------------------------------------------------- what the former system hands over

JOBS = table("""
    person  | payer    | regime           | since    | wage    | reserve | spouse
    ana     | molino   | private          | 20200101 | 482.00  | 1       | 0
    beto    | molino   | private          | 20180301 | 600.00  | 0       | 0
    carla   | molino   | private          | 20210616 | 500.00  | 1       | 0
    dario   | molino   | private          | 20190101 | 450.00  | 0       | 0
    elsa    | molino   | private          | 20190101 | 450.00  | 0       | 0
    fabio   | molino   | private          | 20211101 | 425.00  | 0       | 0
    hector  | molino   | private          | 19900101 | 480.00  | 0       | 0
    julia   | molino   | private          | 20170701 | 540.00  | 0       | 0
    karla   | molino   | private          | 20200101 | 500.00  | 0       | 0
    luis    | molino   | private          | 20150101 | 450.00  | 0       | 0
    mara    | molino   | private          | 20200201 | 800.00  | 0       | 1
    nina    | molino   | private          | 20200201 | 425.09  | 0       | 0
    oscar   | hacienda | private          | 20200201 | 425.00  | 0       | 0
    pablo   | hacienda | private          | 20200201 | 425.00  | 1       | 0
    karla   | alcaldia | public           | 20211201 | 700.00  | 0       | 0
    quena   | alcaldia | public           | 20040101 | 900.00  | 1       | 0
    rosa    | escuela  | teachers         | 20100901 | 817.00  | 0       | 0
    saul    | embajada | foreign_service  | 20150101 | 1500.00 | 0       | 0
    tania   | banco    | bank_municipal   | 20160101 | 1200.00 | 0       | 0
    ulises  | casa     | domestic         | 20210101 | 425.00  | 0       | 0
    vera    | vera     | own_account      | 20180101 | 425.00  | 0       | 0
    wilson  | wilson   | voluntary        | 20180101 | 450.00  | 0       | 1
    ximena  | ximena   | abroad           | 20190101 | 425.00  | 0       | 0
    yolanda | yolanda  | unpaid_home_work | 20190101 | 200.00  | 0       | 0
    zoila   | zoila    | rural_head       | 20050101 | 0.00    | 0       | 0
""")

DEBTS = table("""
    payer    | about   | regime     | amount
    hacienda | 2019-06 | private    | 123.45
    hacienda | 2020-11 | private    | 99.99
    alcaldia | 2018-01 | public     | 1000.00
    zoila    | 2020-03 | rural_head | 5.20
""")

CAREERS = table("""
    person | first | last | months | wage
    hector | 1990  | 2020 | 12     | 480.00
    hector | 2021  | 2021 | 11     | 480.00
    fausto | 2010  | 2017 | 12     | 400.00
    fausto | 2018  | 2018 | 4      | 400.00
    quena  | 2004  | 2020 | 12     | 900.00
    quena  | 2021  | 2021 | 11     | 900.00
    karla  | 2021  | 2021 | 11     | 500.00
""")

PENSIONS = table("""
    person | kind           | since    | years | pension | region    | monthly
    abel   | sgo_old_age    | 20100201 | 30    | 1000.00 | highlands | 0
    bela   | sgo_survivors  | 20150301 | 20    | 300.00  | coast     | 0
    cira   | sgo_invalidity | 20180401 | 15    | 400.00  | highlands | 1
    dora   | sgo_disability | 20170501 | 25    | 500.00  | coast     | 0
    efren  | ssc_old_age    | 20090601 | 12    | 103.62  | highlands | 0
    flor   | ssc_invalidity | 20190701 | 11    | 103.62  | coast     | 0
    galo   | rt_incapacity  | 20160801 | 10    | 350.00  | amazon    | 0
    hilda  | rt_survivors   | 20200901 | 0     | 150.00  | galapagos | 0
""")

# ---------------------------------------------------------------- what is sent each month

NOTICES = table("""
    sent    | payer    | notice
    2022-01 | molino   | 2021-12 MSU ana 490.00
    2022-01 | molino   | 2021-11 INS beto 80.00 O
    2022-02 | molino   | 2022-02 COR dario 0 0.00 E
    2022-02 | molino   | 2022-02 ENT gina 20220216 private 480.00
    2022-03 | molino   | 2022-03 COR elsa 12 200.00 E
    2022-03 | hacienda | 2022-03 SAL pablo 20220310 V
    2022-03 | hacienda | 2022-03 ENT pablo 20220321 private 450.00
    2022-04 | molino   | 2022-04 INS fabio 50.25 O
    2022-04 | molino   | 2022-04 SAL hector 20220410 V
    2022-05 | molino   | 2022-03 MSU beto 650.00
    2022-06 | molino   | 2022-06 ENT ines 20220420 private 510.00
    2022-07 | molino   | 2022-07 SAL julia 20220520 D
    2022-07 | zoila    | 2022-07 SAL zoila 20220531 V
    2022-08 | molino   | 2022-07 COR elsa 20 300.00 E
    2022-09 | molino   | 2022-08 INS fabio 10.00 O
    2022-10 | molino   | 2022-09 MSU nina 425.10
""")

CONFIRMATIONS = table("""
    sent    | payer    | about
    2022-01 | molino   | 2022-01
    2022-02 | hacienda | 2022-02
""")

DEATHS = table("""
    sent    | person | died
    2022-05 | elvia  | 20220520
    2022-06 | galo   | 20220420
    2022-09 | luis   | 20220809
    2022-11 | wilson | 20221115
""")

APPLICATIONS = table("""
    sent    | person | applied
    2022-03 | fausto | 20220315
    2022-03 | abel   | 20220316
    2022-04 | hector | 20220411
    2022-05 | elvia  | 20220510
    2022-06 | quena  | 20220601
""")

STATE_RECEIPTS = table("""
    sent    | amount
    2022-02 | 1500.00
    2022-08 | 0.01
""")

PUNCTUAL = (
    "molino",
    "alcaldia",
    "escuela",
    "embajada",
    "banco",
    "casa",
    "vera",
    "wilson",
    "ximena",
    "yolanda",
    "zoila",
)
"""Whoever pays whole, on the due date, everything charged the month before."""

PAYMENTS = table("""
    sent    | document | payer    | kind          | regime  | about   | charged | amount | paid
    2022-01 | H-001    | hacienda | contributions | private | 2019-06 | 2021-12 | 50.00  | 20220105
    2022-02 | H-002    | hacienda | contributions | private | 2021-12 | 2021-12 | 175.10 | 20220210
    2022-02 | H-003    | hacienda | contributions | private | 2022-01 | 2022-01 | 50.00  | 20220215
    2022-03 | H-004    | hacienda | contributions | private | 2022-01 | 2022-01 | 125.10 | 20220310
    2022-03 | H-005    | hacienda | contributions | private | 2022-02 | 2022-02 | 182.87 | 20220315
    2022-03 | H-006    | hacienda | levies        | private | 2022-02 | 2022-02 | 4.00   | 20220314
    2022-03 | H-007    | hacienda | levies        | private | 2022-02 | 2022-02 | 4.00   | 20220320
    2022-04 | H-008    | nobody   | 123           | -       | -       | -       | 5.00   | 20220402
    2022-05 | H-008    | nobody   | 123           | -       | -       | -       | 5.00   | 20220402
    2022-05 | H-009    | hacienda | contributions | private | 2022-01 | 2022-01 | 1.00   | 20220502
""")
"""Everything the others pay. The last two rows: a document sent again, and a debt that was already paid."""
