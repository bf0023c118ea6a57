"""What somebody who edits a part of the site sees of the rest: what everybody sees. Asked by choosers, addresses and forms."""
