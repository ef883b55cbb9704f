"""Who the demo is about. Everybody here is invented."""
