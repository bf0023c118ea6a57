"""A property on two pages of paper: finished values here, the layout in `print/`."""
