"""The demo caseload: invented people in two invented organisations, made by one seeded script."""
