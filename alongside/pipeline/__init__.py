"""`alongside analyse`: files of scores from a whole service, read by the same functions of the core as the pages use."""
