"""What was copied elsewhere, turned into the markup of texts."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_POST

from conferences.admin.picking import for_writers
from sources.exchange.confined import Limits, Unreadable, run_confined

READER = "conferences.exchange.articles.pasting:read_pasted"
# Somebody waits at the keyboard.
LIMITS = Limits(cpu_seconds=8, seconds=12)
MOST_LABELS = 500
_COUNTED = {
    "picture": ngettext_lazy("%d picture", "%d pictures"),
    "table": ngettext_lazy("%d table, of which the words were kept", "%d tables, of which the words were kept"),
    "link": ngettext_lazy("%d link that leads to no address of the web", "%d links that lead to no address of the web"),
    "film": ngettext_lazy("%d film", "%d films"),
    "sound": ngettext_lazy("%d sound", "%d sounds"),
    "frame": ngettext_lazy("%d frame", "%d frames"),
    "object": ngettext_lazy("%d object", "%d objects"),
    "code": ngettext_lazy("%d piece of code", "%d pieces of code"),
}  # fmt: skip
_NAMED = {
    "script": gettext_lazy("scripts"), "style": gettext_lazy("styles"), "form": gettext_lazy("fields of forms"),
    "navigation": gettext_lazy("what stands around the text of a page"),
    "underlining": gettext_lazy("underlining"), "strikeout": gettext_lazy("strikeout"),
    "raised letters": gettext_lazy("raised letters"), "lowered letters": gettext_lazy("lowered letters"),
    "small capitals": gettext_lazy("small capitals"),
}  # fmt: skip


@for_writers
@require_POST
def paste(request: HttpRequest) -> HttpResponse:
    """Return the markup of the HTML in `html`, and in words what was left out; writes nothing.

    `taken` are labels of remarks that the text around it has. What cannot be read answers 422.
    """
    html = request.POST.get("html", "")
    taken = [label for label in request.POST.getlist("taken")[:MOST_LABELS] if label.isdecimal()]
    try:
        read = run_confined(READER, html.encode(), arguments=[" ".join(taken)], limits=LIMITS)
    except Unreadable as refusal:
        return JsonResponse({"problem": str(refusal)}, status=422)
    dropped = [
        str(_COUNTED[what] % times) if what in _COUNTED else str(_NAMED.get(what, what))
        for what, times in read["dropped"].items()
    ]
    said = _("Left out: %s.") % "; ".join(dropped) if dropped else _("Nothing was left out.")
    return JsonResponse({"text": read["text"], "said": said})
