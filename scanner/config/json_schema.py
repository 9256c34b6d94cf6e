"""The JSON Schema of a configuration, made from its shape."""

import json

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from scanner.config.schema.system import SystemSpec


class _Plain(GenerateJsonSchema):
    """Leaves out titles that only repeat a key, and defaults that are nothing."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic's port
        """Keep the description and drop the title."""
        return False

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        """Leave out a default that only says that there is nothing."""
        empty = schema.get("default") in (None, "", ())
        return self.generate_inner(schema["schema"]) if empty else super().default_schema(schema)


def schema_json() -> str:
    """Give the JSON Schema (2020-12) with which editors complete and check a configuration."""
    schema = SystemSpec.model_json_schema(schema_generator=_Plain)
    dialect = {"$schema": GenerateJsonSchema.schema_dialect}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n"
