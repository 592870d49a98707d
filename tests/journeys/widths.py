"""How wide a page is in the window it stands in."""


def width_of(page) -> int:
    """Return how many pixels the page takes across, once its style sheets stand.

    A page that a click has led to can be asked before they do; what it measures then is no reader's.
    """
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth")


def overhang(page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return width_of(page) - page.evaluate("innerWidth")
