"""The committee's report: one document, as a page and in print."""
