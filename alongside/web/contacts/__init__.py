"""Planning, getting ready for, recording and reading contacts."""
