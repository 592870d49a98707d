"""Why each check is there, in a sentence for editors."""

from django.utils.translation import gettext_lazy as _

WHY = {
    "C1": _("A statement that rests on nothing cannot be followed to its evidence."),
    "C2": _("Without a page, folio or time, a reader has to search the whole source."),
    "C3": _("What only one source says, or several that repeat one, nobody has confirmed."),
    "C4": _("The address does not answer any more, and no copy was archived."),
    "C5": _("Nothing may rest on what was withdrawn, retracted or forged."),
    "C6": _("What ends before it begins, or lies outside a life or an event, is wrong somewhere."),
    "C7": _("Readers are to see why one answer is put before the others, and on how many sources."),
    "C8": _("The text states another value than the claim it names."),
    "C9": _("The place did not bear this name at the date of the event."),
    "C10": _("A long quotation may infringe a right; a translation needs its original."),
    "C11": _(
        "The text names a claim, a source or a work that there is not, or leaves a remark unmarked."
    ),
    "C12": _("Somebody asked for evidence more than 30 days ago, and none came."),
    "C13": _("The text of which it is a translation was changed since."),
    "C14": _(
        "Headings out of order and links without words of their own mislead who cannot see the page."
    ),
    "C15": _("What is in question about the living needs more than one source."),
    "C16": _("An account of the whole has to hold together."),
}
