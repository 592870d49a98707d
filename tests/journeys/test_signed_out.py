"""An editor's sign-in ends while a form is open: what was typed is neither lost nor refused for good."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from conferences.models import Event
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = "Kraków conference of March 1940"
RETURN = "window.dispatchEvent(new Event('focus'))"


@pytest.fixture(params=[1280, 390])
def form(request, signed_in, editor):
    """The form of an event, changed and not saved."""
    event = make_event(editor, "Kraków conference")
    page = signed_in(editor, viewport={"width": request.param, "height": 844})
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    page.locator("#id_title").fill(TYPED)
    page.locator("#id_change-summary").fill("Says which month.")
    return page


def sign_in_elsewhere(page, user, live_server):
    """Sign in as in another window, which changes the token of all forms."""
    visitor = Client()
    visitor.force_login(user)
    page.context.clear_cookies()
    cookie = visitor.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def test_what_is_saved_signed_out_is_held_and_sent_again(
    form, axe_in_both_lights, editor, live_server
):
    form.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    form.keyboard.press("Control+s")
    expect(form.get_by_role("heading", name="Nothing was saved yet")).to_be_visible()
    assert axe_in_both_lights(form) == []
    assert form.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with form.context.expect_page() as opened:
        form.get_by_role("link", name="Sign in, in a new window").press("Enter")
    assert opened.value.title() == "Log in | Variorum"
    sign_in_elsewhere(form, editor, live_server)
    with form.expect_response("**/admin/writing/token/"):
        form.evaluate(RETURN)
    form.get_by_role("button", name="Send it again").press("Enter")
    expect(form.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Event.objects.get().title == TYPED


def test_a_form_is_saved_after_signing_in_anew_in_another_window(form, editor, live_server):
    sign_in_elsewhere(form, editor, live_server)
    with form.expect_response("**/admin/writing/token/"):
        form.evaluate(RETURN)
    form.keyboard.press("Control+s")
    expect(form.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Event.objects.get().title == TYPED


def test_what_is_saved_before_the_token_has_come_waits_for_it(form, editor, live_server):
    sign_in_elsewhere(form, editor, live_server)
    held = []
    form.route("**/admin/writing/token/", lambda route: held.append(route))
    with form.expect_request("**/admin/writing/token/"):
        form.evaluate(RETURN)
    form.keyboard.press("Control+s")
    form.keyboard.press("Control+s")
    held.pop().continue_()
    expect(form.locator(".messagelist")).to_contain_text("was changed successfully")
    assert held == []
    assert Event.objects.get().title == TYPED


def test_a_form_is_not_saved_under_another_name_unasked(form, reviewer, live_server):
    sign_in_elsewhere(form, reviewer, live_server)
    with form.expect_response("**/admin/writing/token/"):
        form.evaluate(RETURN)
    form.keyboard.press("Control+s")
    expect(form.get_by_text("You are signed in as reviewer")).to_be_visible()
    assert Event.objects.get().title == "Kraków conference"


def test_a_form_that_is_saved_offline_stays_and_is_saved_later(
    browser, signed_in, editor, live_server
):
    event = make_event(editor, "Kraków conference")
    known = signed_in(editor).context.storage_state()
    # That the network is away is an error to the browser, and the point of this journey.
    context = browser.new_context(base_url=live_server.url, storage_state=known)
    page = context.new_page()
    page.goto(f"/admin/conferences/event/{event.pk}/change/")
    page.locator("#id_title").fill(TYPED)
    page.locator("#id_change-summary").fill("Says which month.")
    context.set_offline(True)
    page.keyboard.press("Control+s")
    expect(page.locator("#desk-unkept")).to_have_text(
        "Not saved: the server cannot be reached. What you typed is still on this page; "
        "save it again later."
    )
    expect(page.locator("#id_title")).to_have_value(TYPED)
    context.set_offline(False)
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Event.objects.get().title == TYPED
    context.close()
