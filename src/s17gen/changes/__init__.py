"""What changes where one library takes the place of another: in the libraries themselves, and in letters."""
