"""Whatever repeats on a page as one grid of rows and cells."""
