from playwright.sync_api import expect


def test_the_home_page_answers_in_both_languages(browser_page):
    for address, language in (("/", "en"), ("/vi/", "vi")):
        answer = browser_page.goto(address)
        assert answer.status == 200
        expect(browser_page.locator("html")).to_have_attribute("lang", language)
        expect(browser_page.get_by_role("main")).to_be_visible()


def test_the_home_page_is_accessible(browser_page, axe):
    browser_page.goto("/")
    assert axe(browser_page) == []


def test_styles_are_served(browser_page):
    loaded = []
    browser_page.on("response", lambda response: loaded.append((response.url, response.status)))
    browser_page.goto("/", wait_until="load")
    styles = [status for address, status in loaded if address.split("?")[0].endswith(".css")]
    assert styles
    assert set(styles) == {200}


def test_the_desk_asks_who_is_there(browser_page, axe, editor):
    browser_page.goto("/admin/")
    browser_page.get_by_label("Username").fill("editor")
    browser_page.get_by_label("Password").fill("editor-password-1939")
    browser_page.get_by_role("button", name="Log in").click()
    expect(browser_page.locator("#user-tools")).to_contain_text("editor")
    assert axe(browser_page) == []
