"""The editor's form: drafts may lack anything; what is published, submitted or approved must be publishable."""

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import COMMENTS_RELATION_NAME

from home.publication.errors import labelled, publication_errors


class PublicationForm(WagtailAdminPageForm):
    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if self.leads_to_publication():
            self.add_publication_errors()
        return not self.errors

    def leads_to_publication(self) -> bool:
        """Not for drafts, autosave and preview, nor for who rejects a page or takes it back: that is how a bad one is sent back."""
        rejects = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "reject"
        takes_back = self.data.get("action-cancel-workflow")
        return not (self.is_deferred_validation or rejects or takes_back)

    def add_publication_errors(self) -> None:
        # Inline children on the instance are those of before until their forms hand theirs over; nothing is written yet.
        for name, formset in self.formsets.items():
            if name != COMMENTS_RELATION_NAME:
                formset.save(commit=False)
        for field, messages in publication_errors(self.instance).items():
            self.add_publication_error(field, messages)

    def add_publication_error(self, field: str, messages: list[str]) -> None:
        """At its field, or, where the form has no such field, at the head of the form with the field's name."""
        if field in self.fields:
            # As one error, for Wagtail shows no more than the first above a field of blocks.
            self.add_error(field, " ".join(messages))
        else:
            self.add_error(None, labelled(self.instance, {field: messages}))
