"""What an editor's browser sends when a page's form has been opened, changed and a button pressed."""

from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from tests.faults.visitor import Visitor


def edit_address(editor: Visitor, path: str) -> str:
    """Where the page at this address is edited."""
    answer = editor.get(f"/api/v3/resolve/?path={path}")
    assert answer.status == 200, answer.text
    return f"/admin/pages/{answer.json()['id']}/edit/"


def form(editor: Visitor, address: str, button: str, **changes: str) -> str:
    """The form as it opens, with the changes typed into it, ready to be sent."""
    page = editor.get(address)
    assert page.status == 200, page.text[:2000]
    data = querydict_from_html(page.text, form_id="page-edit-form").copy()
    data.update(nested_form_data({"body": streamfield([])}))
    for name, value in changes.items():
        data[name] = value
    data[f"action-{button}"] = f"action-{button}"
    written: str = data.urlencode()
    return written
