"""The lead's pages of questionnaires that the organisation holds a licence for."""
