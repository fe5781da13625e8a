"""The preview of a letter: one page with the letter and, beside it, what was found and where its words come from."""
