"""An article told line by line, so that what is expected can be read and compared whole."""

from conferences.exchange.articles.values import Kind

MARKS = {Kind.PARAGRAPH: "", Kind.ITEM: "- ", Kind.QUOTE: "> "}


def told(article):
    """Return the lines: the title, facts, headings, sentences with notes, works, what was set aside."""
    lines = [f"{article.title} [{article.language}]"]
    lines += [f"{fact.name} = {fact.value}{_notes(fact)}" for fact in article.facts]
    for section in article.sections:
        if section.title:
            lines.append(f"{'#' * section.level} {section.title} ({section.line})")
        for paragraph in section.paragraphs:
            lines.append("")
            lines += [
                f"{MARKS[paragraph.kind]}{each.line}: {each.text}{_notes(each)}"
                for each in paragraph.sentences
            ]
    lines.append("")
    lines += [f"{place}. {_work(work)}" for place, work in enumerate(article.references)]
    lines += [f"{each.line} {each.why}: {each.text}" for each in article.leftovers]
    return "\n".join(lines) + "\n"


def _notes(told):
    return "".join(
        f" [{note.label} -> {note.reference}{', ' + note.locator if note.locator else ''}]"
        for note in told.notes
    )


def _work(work):
    names = "; ".join(
        author.literal or f"{author.family}, {author.given}" for author in work.authors
    )
    columns = (
        "year",
        "pages",
        "container",
        "volume",
        "issue",
        "place",
        "publisher",
        "isbn",
        "url",
        "accessed",
    )
    rest = [f"{name}={getattr(work, name)}" for name in columns if getattr(work, name)]
    return " | ".join(filter(None, (work.type, names, work.title, *rest)))
