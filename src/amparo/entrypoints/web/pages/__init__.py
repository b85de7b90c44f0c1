"""Every page of the portal. A module plugs in its own by adding its `pages` to one of these lists."""

from amparo.entrypoints.web.pages import (
    account,
    assumptions,
    certificates,
    closings,
    employer,
    employers,
    figure,
    figures,
    funds,
    home,
    mine,
    office,
    office_cases,
    office_enrol,
    own_cases,
    own_notices,
    own_pension,
    own_retirement,
    questions,
    readings,
    reforms,
    rulebook,
    tokens,
    work_history,
)
from amparo.foundation.pages import Page, PrivateFile, PrivatePage
from amparo.modules.accountability import pages as accountability
from amparo.modules.inspection import pages as inspection

every_page: list[Page] = [
    *home.pages,
    *figures.pages,
    *figure.pages,
    *questions.pages,
    *accountability.pages,
    *closings.pages,
    *funds.pages,
    *assumptions.pages,
    *rulebook.pages,
    *reforms.pages,
    *certificates.pages,
]

every_private_page: list[PrivatePage] = [
    *account.pages,
    *tokens.pages,
    *mine.pages,
    *work_history.pages,
    *own_cases.pages,
    *own_notices.pages,
    *own_pension.pages,
    *own_retirement.pages,
    *employers.pages,
    *employer.pages,
    *office.pages,
    *office_cases.pages,
    *office_enrol.pages,
    *inspection.pages,
    *readings.pages,
]

every_private_file: list[PrivateFile] = [
    *work_history.files,
    *own_cases.files,
    *employer.files,
    *office_cases.files,
]
