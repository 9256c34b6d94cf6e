"""Pictures in reports, drawn as SVG that carries its own words."""
