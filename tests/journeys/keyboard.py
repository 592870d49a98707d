"""The keyboard of somebody who has no mouse, and has to see where the focus is."""

import pytest
from playwright.sync_api import expect

# Where the focus is, if anybody can see that it is there.
SEEN = """() => {
    const one = document.activeElement, box = one?.getBoundingClientRect();
    if (!one || one === document.body || !box.width || !box.height) return `lost: ${one?.outerHTML.slice(0, 120)}`;
    const style = getComputedStyle(one);
    const marked = style.outlineStyle !== "none" || style.boxShadow !== "none" || style.borderStyle !== "none";
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return marked && inView ? "" : `unseen: ${one.outerHTML.slice(0, 120)}`;
}"""


class Keys:
    """The keyboard, with a look after each key at where the focus is."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, *names):
        for name in names:
            self.page.keyboard.press(name)
            self.count += 1
        assert self.page.evaluate(SEEN) == ""

    def type(self, words):
        self.page.keyboard.type(words)
        self.count += len(words)

    def to(self, locator, key="Tab", most=60):
        """Go on by Tab until something has the focus."""
        for _step in range(most):
            if locator.evaluate("one => one === document.activeElement"):
                return
            self.press(key)
        pytest.fail(f"{locator} is not reached by {key}")

    def choose(self, field, words, chosen):
        """Search in one of the form's selects."""
        self.to(field)
        self.press("Enter")
        self.type(words)
        expect(self.page.locator(".select2-results [role=option]")).to_have_text([chosen])
        self.press("Enter")
        expect(field).to_contain_text(chosen)


def rows(page, name):
    """Return the rows of a list in a form."""
    return page.locator(f"#group-of-{name} > .desk-list > .desk-row")
