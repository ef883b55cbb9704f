"""Hard patches, hard conversations, forgiven slips, and days that may hurt: their practitioner's alone."""
