"""A request file made from answers: what is still to be answered, and the commented YAML that holds the rest."""
