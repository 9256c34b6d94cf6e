"""What all tests of decisions begin with."""

from tests.decisions import office as offices

prepared, sheet, office, desk = offices.prepared, offices.sheet, offices.office, offices.desk
