"""Widgets and fields written without templates: as Django's would be, with every sign escaped."""

import pytest
from django import forms
from django.utils.safestring import SafeString

from sources.editorial.lean_widgets import LeanRenderer, write
from sources.editorial.localized import LocalizedTextFormField

HOSTILE = "\"'><script>alert(1)</script>&amp;"
ESCAPED = "&quot;&#x27;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"


class Plain(forms.Form):
    default_renderer = LeanRenderer

    title = forms.CharField(label="Title", help_text="As on its first page.")
    note = forms.CharField(required=False, widget=forms.Textarea)
    stance = forms.ChoiceField(choices=[("supports", "supports"), (HOSTILE, HOSTILE)])
    is_ready = forms.BooleanField(required=False)
    statement = LocalizedTextFormField(required=False)


def group(form: forms.Form, name: str) -> str:
    return str(form[name].as_field_group())


def test_a_field_stands_with_its_label_and_help():
    assert group(Plain(), "title") == (
        '<div class="desk-field field-title">\n'
        '<label for="id_title" id="label-id_title" class="required">Title</label>'
        '<input type="text" name="title" required aria-describedby="id_title_helptext" id="id_title">'
        '<div class="help" id="id_title_helptext">As on its first page.</div>\n</div>'
    )


def test_an_error_stands_between_label_and_field_and_a_note_after_it():
    form = Plain({"title": "", "stance": "supports"})
    form.notes = {"title": "a <note>"}
    assert group(form, "title") == (
        '<div class="desk-field desk-bad field-title">\n'
        '<label for="id_title" id="label-id_title" class="required">Title</label>'
        '<ul class="errorlist" id="id_title_error"><li>This field is required.</li></ul>'
        '<input type="text" name="title" required aria-invalid="true"'
        ' aria-describedby="id_title_helptext id_title_error" id="id_title">'
        '<p class="desk-note">a &lt;note&gt;</p>'
        '<div class="help" id="id_title_helptext">As on its first page.</div>\n</div>'
    )


def test_a_field_of_several_boxes_is_a_group_with_a_legend():
    html = group(Plain(initial={"statement": {"vi": "Hội nghị"}}), "statement")
    assert html.startswith(
        '<div class="desk-field field-statement">\n<fieldset><legend>Statement</legend>'
        '<span class="desk-language" aria-hidden="true">English</span>'
        '<textarea name="statement_en" cols="40" rows="2" lang="en" aria-label="English"'
    )
    assert '<span class="desk-language" aria-hidden="true">Tiếng Việt</span><textarea' in html
    assert ">\nHội nghị</textarea></fieldset>" in html


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("title", f' value="{ESCAPED}"'),
        ("note", f">\n{ESCAPED}</textarea>"),
        ("stance", f'<option value="{ESCAPED}" selected>{ESCAPED}</option>'),
        ("statement", f">\n{ESCAPED}</textarea>"),
    ],
)
def test_what_was_typed_is_written_as_text(name, expected):
    typed = {"title": HOSTILE, "note": HOSTILE, "stance": HOSTILE, "statement_en": HOSTILE}
    html = group(Plain(typed), name)
    assert expected in html
    assert "<script" not in html


def test_labels_attributes_and_help_are_escaped_unless_they_are_html():
    class Odd(forms.Form):
        default_renderer = LeanRenderer
        odd = forms.CharField(
            label=HOSTILE,
            help_text=SafeString("<b>bold</b>"),
            widget=forms.TextInput(attrs={"placeholder": HOSTILE, "hidden": True, "lang": None}),
        )

    html = group(Odd(), "odd")
    assert f">{ESCAPED}</label>" in html
    assert f'placeholder="{ESCAPED}" hidden ' in html
    assert 'id="id_odd_helptext"><b>bold</b></div>' in html
    assert "lang" not in html


def test_the_beginning_of_a_text_is_kept_though_it_is_an_empty_line():
    html = str(Plain({"note": "\nSecond line."})["note"])
    assert html.endswith(">\n\nSecond line.</textarea>")


def test_no_box_cuts_what_is_pasted_into_it():
    class Short(forms.Form):
        default_renderer = LeanRenderer
        title = forms.CharField(max_length=5)
        note = forms.CharField(max_length=5, widget=forms.Textarea)

    form = Short({"title": "too long", "note": "too long"})
    html = f"{form['title']}{form['note']}"
    assert "too long" in html
    assert "maxlength" not in html
    assert form.errors["title"] == ["Ensure this value has at most 5 characters (it has 8)."]


def test_what_is_not_plain_keeps_its_template():
    class Grouped(forms.Form):
        default_renderer = LeanRenderer
        kind = forms.ChoiceField(choices=[("Meetings", [("a", "First"), ("b", "Second")])])

    assert '<optgroup label="Meetings">' in str(Grouped()["kind"])
    with pytest.raises(KeyError):
        write({"template_name": "django/forms/widgets/file.html"})
