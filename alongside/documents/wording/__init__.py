"""The words for the codes of the core, each translatable. A test finds a code without words."""
