import json
import urllib.parse

from .json_values import IS_OF_TYPE, NOTHING, is_among, is_number, pattern, same, value_at

NOT_UNDERSTOOD = (
    "$dynamicRef",
    "$recursiveRef",
    "dependencies",
    "unevaluatedItems",
    "unevaluatedProperties",
)
ENDLESS = float("inf")


def string_faults(value, schema):
    if len(value) < schema.get("minLength", 0):
        yield f"is shorter than {schema['minLength']}"
    if len(value) > schema.get("maxLength", ENDLESS):
        yield f"is longer than {schema['maxLength']}"
    if "pattern" in schema and not pattern(schema["pattern"]).search(value):
        yield f"does not match {schema['pattern']}"


def number_faults(value, schema):
    if value < schema.get("minimum", -ENDLESS):
        yield f"is less than {schema['minimum']}"
    if value > schema.get("maximum", ENDLESS):
        yield f"is more than {schema['maximum']}"
    if "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
        yield f"is not more than {schema['exclusiveMinimum']}"
    if "exclusiveMaximum" in schema and value >= schema["exclusiveMaximum"]:
        yield f"is not less than {schema['exclusiveMaximum']}"
    if "multipleOf" in schema and not (value / schema["multipleOf"]).is_integer():
        yield f"is no multiple of {schema['multipleOf']}"


def list_faults(value, schema, look, suits):
    # In draft-07 the schemas of the first items were called "items", and that of the others "additionalItems".
    is_old = isinstance(schema.get("items"), list)
    first = schema["items"] if is_old else schema.get("prefixItems", [])
    others = schema.get("additionalItems" if is_old else "items", True)
    for i, item in enumerate(value):
        look(item, first[i] if i < len(first) else others, f"/{i}")
    if len(value) < schema.get("minItems", 0):
        yield f"has fewer than {schema['minItems']} items"
    if len(value) > schema.get("maxItems", ENDLESS):
        yield f"has more than {schema['maxItems']} items"
    if schema.get("uniqueItems") and any(is_among(item, value[:i]) for i, item in enumerate(value)):
        yield "has an item twice"
    if "contains" in schema:
        count = sum(suits(schema["contains"], item) for item in value)
        if not schema.get("minContains", 1) <= count <= schema.get("maxContains", ENDLESS):
            yield f'has {count} items of "contains"'


def object_faults(value, schema, look):
    properties, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for key, inner in value.items():
        parts = [part for text, part in patterns.items() if pattern(text).search(key)]
        if key in properties:
            parts.append(properties[key])
        for part in parts or [schema.get("additionalProperties", True)]:
            look(inner, part, f"/{key}")
        look(key, schema.get("propertyNames", True), f"/{key}")
    for key, part in schema.get("dependentSchemas", {}).items():
        if key in value:
            look(value, part)
    required = list(schema.get("required", []))
    for key, more in schema.get("dependentRequired", {}).items():
        if key in value:
            required += more
    for key in required:
        if key not in value:
            yield f"has no {key}"
    if len(value) < schema.get("minProperties", 0):
        yield f"has fewer than {schema['minProperties']} keys"
    if len(value) > schema.get("maxProperties", ENDLESS):
        yield f"has more than {schema['maxProperties']} keys"


def any_faults(value, schema, suits):
    types = schema.get("type", [])
    types = types if isinstance(types, list) else [types]
    if types and not any(IS_OF_TYPE[name](value) for name in types):
        yield f"is no {' or '.join(types)}"
    if "enum" in schema and not is_among(value, schema["enum"]):
        yield f"is none of {json.dumps(schema['enum'])}"
    if "const" in schema and not same(value, schema["const"]):
        yield f"is not {json.dumps(schema['const'])}"
    if "anyOf" in schema and not any(suits(part) for part in schema["anyOf"]):
        yield f"fits none of {json.dumps(schema['anyOf'])}"
    if "oneOf" in schema and sum(suits(part) for part in schema["oneOf"]) != 1:
        yield f"fits not just one of {json.dumps(schema['oneOf'])}"
    if "not" in schema and suits(schema["not"]):
        yield f"fits {json.dumps(schema['not'])}, which is not allowed"


def target(reference, root):
    found = value_at(root, urllib.parse.unquote(reference[1:])) if reference.startswith("#") else NOTHING
    if found is NOTHING:
        raise ValueError(f"The schema leads to {reference}, which is not in it.")
    return found


def schema_faults(value, schema, root=None, place=""):
    """What of a value a JSON Schema (2020-12, or draft-07) does not allow: one sentence each."""
    if schema is True:
        return []
    if schema is False:
        return [f"{place or 'the answer'} is not allowed"]
    root = schema if root is None else root
    for keyword in NOT_UNDERSTOOD:
        if keyword in schema:
            raise ValueError(f'The schema has "{keyword}", which this suite does not understand.')
    found = []

    def look(inner, part, step=""):
        found.extend(schema_faults(inner, part, root, place + step))

    def suits(part, inner=value):
        return not schema_faults(inner, part, root)

    if "$ref" in schema:
        look(value, target(schema["$ref"], root))
    for part in schema.get("allOf", []):
        look(value, part)
    if "if" in schema:
        look(value, schema.get("then" if suits(schema["if"]) else "else", True))
    faults = list(any_faults(value, schema, suits))
    if isinstance(value, str):
        faults += string_faults(value, schema)
    elif is_number(value):
        faults += number_faults(value, schema)
    elif isinstance(value, list):
        faults += list_faults(value, schema, look, suits)
    elif isinstance(value, dict):
        faults += object_faults(value, schema, look)
    return found + [f"{place or 'the answer'} {fault}" for fault in faults]
