"""A directory as its page shows it: what was asked, what there is, and what comes near when there is nothing."""
