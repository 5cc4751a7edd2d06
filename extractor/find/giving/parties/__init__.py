"""Who stands in a clause: names, groups and common nouns, alone or joined."""
