"""Parts of the editor's form of a series."""

from typing import Any

from wagtail.admin.panels import FieldPanel, InlinePanel, Panel

# What can be said of a date that takes place, and of one that does not.
TAKES_PLACE, REASONED = "changed extra", "changed extra cancelled postponed"


class SchedulesPanel(InlinePanel):
    """A new series opens with a rule to fill: most have one. Left empty, it is none."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            form = kwargs["form"]
            if form is not None and not form.is_bound and kwargs["instance"].pk is None:
                form.formsets[kwargs["panel"].relation_name].extra = 1
            super().__init__(**kwargs)


def about(panel: Panel | str, what: str, **kwargs: Any) -> Panel:
    """A part of a date's row for what is said of the date, one of the words in `what`; else a script hides it as long as it is empty."""
    part = FieldPanel(panel, **kwargs) if isinstance(panel, str) else panel
    part.attrs = {**(part.attrs or {}), "data-about": what}
    return part
