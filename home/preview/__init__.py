"""Drafts for a front end of its own: the editor's preview sends it a signed link, and the API shows whoever has that the one draft.

The link is good for one page as it stands in the form of one editor, whom Wagtail has asked for the right to edit it; for as long as
FRONTEND_PREVIEW_SECONDS says, and for as long as the editor may still edit the page.
"""
