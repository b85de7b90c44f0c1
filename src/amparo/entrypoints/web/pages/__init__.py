"""Every page of the portal. A module plugs in its own by adding its `pages` to this list."""

from amparo.entrypoints.web.pages import (
    assumptions,
    certificates,
    closings,
    figure,
    figures,
    funds,
    home,
    questions,
    reforms,
    rulebook,
)
from amparo.foundation.pages import Page
from amparo.modules.accountability import pages as accountability

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
