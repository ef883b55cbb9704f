"""The pages of the two agendas, goals, promises and the what-to-expect sheet."""
