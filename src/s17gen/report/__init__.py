"""Says what was found, for people and machines; pure, and knows nothing but findings."""
