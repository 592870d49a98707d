"""Where somebody writes: the text of the form that is open."""


def body_of(page):
    return page.locator("textarea[data-writing=text]")


def at_end(page):
    body_of(page).focus()
    page.keyboard.press("Control+End")
