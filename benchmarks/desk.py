"""Two hundred people at once on the private pages: how long each waits for a page.

Run by `python -m benchmarks`; each stage alone is `python -m benchmarks.desk STAGE`, over AMPARO_HOME.

Everybody is logged in with a second factor, and opens one page after another of what is hers: the pages are those that
the portal declares, so that a new one is measured too. Between two pages she reads for some seconds. The portal is
`amparo serve` in a process of its own; who asks is another, on the same machine.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import quantiles

from benchmarks.measuring import report

PEOPLE = 200
EMPLOYERS, OFFICERS = 140, 10
"""How many of them act for an employer of their own, or attend a desk of a province; the rest are affiliates."""

DESKS = ("affiliation", "contributions", "inspection", "access")
"""Modules whose clerks are among them."""
EVERY_CLERKS = ("access.read", "cases.read")
"""What the pages of the office need that are of no module."""

READING = (2.0, 8.0)
"""Seconds between a page and the next, drawn evenly."""

WARM, MEASURED = 15, 60
"""Seconds before counting, so that everybody has opened a first page, and seconds counted."""

PEOPLE_FILE = "people.json"


def logged_in() -> dict:
    """An account and a role for everybody."""
    import django

    django.setup()
    from django.db import transaction

    from amparo.foundation.registry.models import Employer, Person

    with transaction.atomic():
        employers = _spread(Employer, EMPLOYERS)
        people = _spread(Person, PEOPLE - EMPLOYERS - OFFICERS)
        provinces = sorted({one.province_id for one in employers})
        found = [
            *(_who("empresa", "employer_owner", ruc=one.ruc) for one in employers),
            *(_who("mi", "affiliate", document=one.document) for one in people),
            *(
                _who("oficina", "clerk", province=provinces[n % len(provinces)], module=DESKS[n % len(DESKS)])
                for n in range(OFFICERS)
            ),
        ]
    Path(os.environ["AMPARO_HOME"], PEOPLE_FILE).write_text(json.dumps(found))
    return {"people": len(found)}


def _spread(model, wanted: int) -> list:
    """So many records, evenly from the first to the last: large and small, old and new."""
    every = model.objects.order_by("pk")
    return list(every[:: max(1, every.count() // wanted)])[:wanted]


def _who(section: str, role: str, **held: str) -> dict:
    from amparo.entrypoints.cli import accounts

    name = "".join(filter(str.isalnum, "".join(held.values()).lower()))
    user_id = accounts.create(f"{role}{name}@ejemplo.ec", [{"role": role, **accounts.reach(**held)}])
    return {"user": user_id, "section": section, **held}


def _session(user_id: int) -> str:
    """The key of a session as the log-in leaves it: password and second factor, confirmed just now."""
    from allauth.account.internal.flows.login import record_authentication
    from django.contrib import auth
    from django.contrib.sessions.backends.db import SessionStore
    from django.test import RequestFactory

    user, request = auth.get_user_model().objects.get(pk=user_id), RequestFactory().get("/")
    request.session = SessionStore()
    auth.login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, user, "password")
    record_authentication(request, user, "mfa", reauthenticated=True)
    request.session.save()
    return request.session.session_key


def _pages(who: dict) -> Iterable[str]:
    """The addresses that need no more than who one is."""
    from amparo.entrypoints.web.pages import every_private_page

    for page in every_private_page:
        path = page.path.replace("<ruc:ruc>", who.get("ruc", ""))
        if path.split("/")[0] == who["section"] and "<" not in path and _attends(who, page.needs):
            yield f"/{path}/"


def _attends(who: dict, needs: str) -> bool:
    """Whether the page is not of another clerk's module."""
    return "module" not in who or needs in EVERY_CLERKS or needs.split(".")[0] == who["module"]


def visited() -> dict:
    """Seconds of every page that everybody opened, by page."""
    import django

    django.setup()
    people = json.loads(Path(os.environ["AMPARO_HOME"], PEOPLE_FILE).read_text())
    sessions = [_session(who["user"]) for who in people]
    program = [str(Path(sys.executable).with_name("amparo")), "serve", "--port", "0", "--no-browser"]
    portal = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    try:
        assert portal.stdout is not None
        address = next(word for word in portal.stdout.readline().split() if word.startswith("http")).rstrip("/")
        return asyncio.run(_visited(address, [list(_pages(who)) for who in people], sessions))
    finally:
        portal.terminate()
        portal.wait()


async def _visited(address: str, pages: list[list[str]], sessions: list[str]) -> dict:
    import aiohttp
    import yarl

    seconds: dict[str, list[float]] = {}
    wrong: Counter[str] = Counter()
    began = time.perf_counter()

    async def visit(number: int, own: list[str], session: str) -> None:
        draw = random.Random(number)
        jar = aiohttp.CookieJar(unsafe=True)
        jar.update_cookies({"session": session}, yarl.URL(address))
        async with aiohttp.ClientSession(cookie_jar=jar, timeout=aiohttp.ClientTimeout(total=30)) as browser:
            await asyncio.sleep(draw.uniform(0, WARM / 2))
            while (now := time.perf_counter() - began) < WARM + MEASURED:
                page = draw.choice(own)
                asked = time.perf_counter()
                async with browser.get(address + page, allow_redirects=False) as answer:
                    await answer.read()
                if answer.status != 200:
                    wrong[f"{answer.status} {_kind(page)}"] += 1
                if now >= WARM:
                    seconds.setdefault(_kind(page), []).append(time.perf_counter() - asked)
                await asyncio.sleep(draw.uniform(*READING))

    await asyncio.gather(*map(visit, range(len(pages)), pages, sessions))
    return {
        **_waited([one for some in seconds.values() for one in some]),
        "by_page": {kind: _waited(some) for kind, some in sorted(seconds.items())},
        "wrong": wrong,
    }


def _waited(seconds: list[float]) -> dict:
    percents = quantiles(seconds, n=100, method="inclusive") if len(seconds) > 1 else seconds * 100
    return {"pages": len(seconds), "median": percents[49], "last": percents[98]}


def _kind(page: str) -> str:
    """The address without whose it is."""
    return "/".join("RUC" if part.isdigit() else part for part in page.split("/"))


STAGES = {"logged_in": logged_in, "visited": visited}

if __name__ == "__main__":
    report(STAGES[sys.argv[1]])
