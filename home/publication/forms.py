"""The editor's form: drafts may lack anything; what is published, submitted or approved must be publishable."""

from typing import Any

from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import ChoiceField, DateTimeField, ModelForm
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import RichTextField
from wagtail.models import COMMENTS_RELATION_NAME

from home.moderation.review import changed_while_approving_message, in_review, in_review_message
from home.publication.errors import labelled, publication_errors
from home.sight.pages import publishes
from home.sight.references import require_own_or_public
from home.slugs import free_slug, is_made_from

# What is the staff's to decide: who only contributes has a shorter form. Programs may name it all the same.
STAFF_FIELDS = ("slug", "seo_title", "search_description", "show_in_menus")


class PublicationForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above = self.parent_page or self.instance
        if self.for_user and above.path and not publishes(self.for_user, above.path):
            for name in set(STAFF_FIELDS) - set(self.data):
                self.fields.pop(name, None)
        for field in self.fields.values():
            # Where a default is worked out, Django compares with what it was when the form was opened, to the second; a form that nobody
            # touched would count as changed, and who approves from it as an author.
            field.show_hidden_initial = False
            if isinstance(field, ChoiceField) and (choices := list(field.choices)) and choices[0] == BLANK_CHOICE_DASH[0]:
                field.choices = [("", _("Please choose") if field.required else _("not stated")), *choices[1:]]

    def is_valid(self) -> bool:
        aside = self._set_empty_rows_aside()
        valid = super().is_valid() and self._may_be_kept()
        if not valid:
            _put_back(aside)
        return valid

    def _may_be_kept(self) -> bool:
        self.hand_over_children()
        if self.for_user:
            require_own_or_public(self.instance, self.for_user)
        if self.leads_to_publication():
            self.add_publication_errors()
        if refusal := self.review_refusal():
            self.add_error(None, refusal)
        return not self.errors

    def _set_empty_rows_aside(self) -> list[ModelForm]:
        """Rows that a list opens with, or that somebody added, and that nobody has filled are none. Where one is asked for, it is missing
        only when the page is to be published; Wagtail would not keep the draft before. A row that a program sends is meant: only the
        editor's form has a box to take one away."""
        aside = []
        for name, formset in self.formsets.items():
            asked_for = 0 if self.is_deferred_validation else formset.min_num
            for number, row in enumerate(formset):
                is_drawn = row.add_prefix(DELETION_FIELD_NAME) in row.data
                is_empty = row.instance.pk is None and set(row.changed_data) <= {ORDERING_FIELD_NAME}
                if is_drawn and is_empty and number >= asked_for and name != COMMENTS_RELATION_NAME:
                    row.data = row.data.copy()
                    row.data[row.add_prefix(DELETION_FIELD_NAME)] = "1"
                    row.full_clean()
                    aside.append(row)
        return aside

    def _post_clean(self) -> None:
        """Who is not asked for the address gets it from the title: until the page has been public from the newest one, for a draft
        keeps itself while somebody is still typing."""
        title, page = self.cleaned_data.get("title"), self.instance
        if "slug" not in self.fields and title and self.parent_page and not page.first_published_at and is_made_from(page.slug, page.title):
            page.slug = free_slug(title, self.parent_page, page)
        super()._post_clean()

    def review_refusal(self) -> str:
        """Why a page in review cannot go live by this button; here, too, so that what was typed stays in the form."""
        approves = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "approve"
        if not (approves or self.data.get("action-publish")) or not in_review(self.instance):
            return ""
        if not approves:
            return in_review_message()
        return changed_while_approving_message() if self.has_changed() else ""

    @cached_property
    def changed_data(self) -> list[str]:
        """As Django's, without what only comes back as browsers send it: empty texts as an empty paragraph, times without their seconds."""
        return [name for name in super().changed_data if not self._came_back(name)]

    def _came_back(self, name: str) -> bool:
        field, before, sent = self.fields[name], self[name].initial, self[name].data
        if isinstance(field, DateTimeField):
            return bool(field.widget.format_value(field.prepare_value(before)) == sent)
        if name in {field.name for field in self.instance._meta.fields if isinstance(field, RichTextField)}:
            return not any(strip_tags(text).strip() or "<embed" in text for text in (str(before or ""), str(sent or "")))
        return False

    def leads_to_publication(self) -> bool:
        """Not for drafts, autosave and preview, nor for who rejects a page or takes it back: that is how a bad one is sent back."""
        rejects = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") == "reject"
        takes_back = self.data.get("action-cancel-workflow")
        return not (self.is_deferred_validation or rejects or takes_back)

    def hand_over_children(self) -> None:
        """Inline children on the instance are those of before until their forms hand theirs over; nothing is written yet."""
        for name, formset in self.formsets.items():
            if name != COMMENTS_RELATION_NAME:
                formset.save(commit=False)

    def add_publication_errors(self) -> None:
        for field, messages in publication_errors(self.instance).items():
            self.add_publication_error(field, messages)

    def add_publication_error(self, field: str, messages: list[str]) -> None:
        """At its field, or, where the form has no such field, at the head of the form with the field's name."""
        if field in self.fields:
            # As one error, for Wagtail shows no more than the first above a field of blocks.
            self.add_error(field, " ".join(messages))
        else:
            self.add_error(None, labelled(self.instance, {field: messages}))


def _put_back(rows: list[ModelForm]) -> None:
    """The form is shown again, with the empty rows as they were, which lack nothing."""
    for row in rows:
        row.data[row.add_prefix(DELETION_FIELD_NAME)] = ""
        row.empty_permitted = True
        row._errors = ErrorDict()
