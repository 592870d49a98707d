"""Lists of the desk as comma-separated values, sent while they are read."""

from collections.abc import Iterable, Sequence

from django.http import StreamingHttpResponse

from sources.exchange.tables import as_download, table_lines


def table(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    """Return an answer that is saved as `name`.csv."""
    return StreamingHttpResponse(
        as_download(table_lines(headings, rows)),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "X-Robots-Tag": "noindex, nofollow",
            "Cache-Control": "no-store",
        },
    )
