"""Data contracts of the Open Data Contract Standard, as declarations of datasets."""
