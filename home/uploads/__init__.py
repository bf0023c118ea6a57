"""What editors may put on the site: checked by what a file is, not by what it is called."""
