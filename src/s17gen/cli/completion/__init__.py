"""Shell completion: the scripts for the shells, and what `s17gen` answers when one of them asks."""
