"""Fields of the editor that depend on the page being edited."""

from typing import Any

from wagtail.admin.panels import FieldPanel


class TopicPanel(FieldPanel):
    """A topic, chosen from those in the language of the page: a translation that somebody has stopped has English ones."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field is not None:
                self.bound_field.field.widget.language = self.instance.locale.language_code
