"""What a journey goes through: a browser, the site it visits, and a checker of accessibility."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from conferences.services.publication import ToPublish, publish
from tests.factories.library import make_library
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
)

HOW_TO_GET_IT = (
    "no Chromium for the journeys: apt-get install chromium-headless-shell, "
    "or give its path in CHROMIUM"
)
# What can be wrong with colours; the rest of a page is the same in the dark.
OF_COLOURS = ("color-contrast", "link-in-text-block")
# Nothing but the site under test is asked for anything.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """Return the path of Chromium, if this machine has it.

    Without windows of its own it opens a page in a third of the time; the whole browser does too.
    """
    names = (os.environ.get("CHROMIUM", ""), "chromium-headless-shell", "chromium")
    return next(filter(None, map(shutil.which, names)), None)


def pytest_collection_modifyitems(items):
    """Mark everything here as a journey; without Chromium skip it, but never where all must run."""
    here = os.path.dirname(__file__)
    missing = chromium() is None and os.environ.get("CI") != "true"
    for item in items:
        if str(item.path).startswith(here + os.sep):
            item.add_marker(pytest.mark.journey)
            if missing:
                item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_IT))


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    if path is None:
        pytest.fail(HOW_TO_GET_IT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser, live_server):
    """Open a browser of someone's own, with the size and habits given; addresses may be relative.

    What stands beside the forms of the desk, and asks the server as somebody types, is closed but for
    who remembers another part of it.

    Whatever a page asks of another server, every error of its scripts, and whatever its policy
    (CSP) forbade fails the journey.
    """
    contexts, complaints = [], []

    def ours(address: str) -> bool:
        return address.startswith((live_server.url, "data:", "blob:"))

    def open_page(*, beside="none", **habits):
        kept = {"name": "desk-panel", "value": beside}
        context = browser.new_context(
            base_url=live_server.url,
            storage_state={"origins": [{"origin": live_server.url, "localStorage": [kept]}]},
            **{"viewport": {"width": 1280, "height": 800}, **habits},
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: None if ours(request.url) else complaints.append(request.url),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.extend(complaint(said)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def complaint(said) -> list[str]:
    """Return what a browser says is wrong with a page, be it an error or what its policy forbade.

    A page that is asked for and answers 4xx is not wrong; what has no address is of the checker.
    """
    place = said.location["url"]
    is_the_answer = place == said.page.url and said.text.startswith("Failed to load resource")
    is_ours = said.type in ("error", "warning") and place and not is_the_answer
    return [f"{said.page.url}: {said.text}"] if is_ours else []


@pytest.fixture
def signed_in(new_page, live_server):
    """Open a browser in which somebody has signed in to the desk already."""

    def open_page(user, **habits):
        visitor = Client()
        visitor.force_login(user)
        page = new_page(**habits)
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": visitor.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )
        return page

    return open_page


@pytest.fixture
def browser_page(new_page):
    """A page in a window of 1280 by 800."""
    return new_page()


@pytest.fixture(scope="session")
def axe():
    """Return what axe objects to on a page, a line for each rule and place; nothing is right.

    Rules may be named, for a page of which only the colours have changed since.
    """
    script = Axe().axe_script

    def objections(page, *rules: str) -> list[str]:
        options = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = {"type": "rule", "values": rules}
        # A page that a click has led to may not be whole yet; a script put into it would be lost.
        page.wait_for_load_state()
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        # A colour that is still changing is not yet the one that is read.
        found = page.evaluate(
            """async options => {
                await Promise.allSettled(document.getAnimations().map(one => one.finished));
                return (await axe.run(options)).violations;
            }""",
            options,
        )
        return [
            f"{page.url}: {rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}"
            for rule in found
            for node in rule["nodes"]
        ]

    return objections


@pytest.fixture(scope="session")
def axe_in_both_lights(axe):
    """Return what axe objects to on a page in the light, and of its colours in the dark."""

    def objections(page) -> list[str]:
        page.emulate_media(color_scheme="light")
        found = axe(page)
        page.emulate_media(color_scheme="dark")
        return found + [f"dark: {each}" for each in axe(page, *OF_COLOURS)]

    return objections


@pytest.fixture
def published(live_server, editor, reviewer):
    """An event of which readers have an edition, with a source cited at two places."""
    library = make_library(editor)
    make_person(editor, "Adolf Eichmann", key="eichmann")
    event = make_event(editor, "Zakopane conference", key="zakopane-feb")
    claim = make_claim(event, editor, "began", "It began on 20 February.")
    for position, locator in enumerate(("p. 54", "p. 60")):
        make_citation(claim, library["rees"], editor, locator=locator, position=position)
    make_narrative(event, editor, "[It began]{claim=began}.")
    works = (event, *library.values())
    publish(*(ToPublish(work.pk) for work in works), by=reviewer, summary="First edition.")
    return event


@pytest.fixture
def writing(published, signed_in, editor):
    """The form of the published event, its text open."""
    page = signed_in(editor)
    page.goto(f"/admin/conferences/event/{published.pk}/change/")
    page.locator("details.desk-group > summary", has_text="Texts").press("Enter")
    page.locator("#group-texts .desk-row summary").first.press("Enter")
    return page
