package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what Entra ID and Okta send into what RFC 7644 means, so that the protocol engine meets one dialect only: operation
 * names in any case, booleans as text, values without a path whose members are paths themselves, members to be removed in
 * the value, a manager as a bare id, and an address addressed by its type.
 */
final class ScimDialect {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Pattern CORE = Pattern.compile("(?i)^urn:ietf:params:scim:schemas:core:2\\.0:(User|Group):");
    private static final Pattern MAIN_EMAIL =
            Pattern.compile("(?i)emails\\[\\s*(type\\s+eq\\s+\"work\"|primary\\s+eq\\s+\"?true\"?)\\s*](\\.value)?");
    private static final Pattern BARE_REFERENCE = Pattern.compile("(?i)\\b(members|manager)(\\s+(?:eq|ne)\\s+\")");

    /** What a resource carries besides attributes that a client writes. */
    private static final Set<String> NOT_WRITTEN = Set.of("schemas", "id", "meta");

    private ScimDialect() {}

    /** The body of a POST or PUT. */
    static String resource(String body) {
        JsonObject object = parse(body);
        JsonObjectBuilder out = Json.createObjectBuilder();
        object.forEach((name, value) -> {
            JsonValue written = attribute(name, value);
            if (written != null) {
                out.add(name, written);
            }
        });
        return out.build().toString();
    }

    /** The body of a PATCH. */
    static String patch(String body) {
        JsonObject object = parse(body);
        JsonArrayBuilder operations = Json.createArrayBuilder();
        object.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Operations") && value instanceof JsonArray list) {
                for (JsonValue each : list) {
                    if (!(each instanceof JsonObject operation)) {
                        throw refused("An operation is an object.");
                    }
                    operation(operation, operations);
                }
            }
        });
        return Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add("urn:ietf:params:scim:api:messages:2.0:PatchOp"))
                .add("Operations", operations)
                .build()
                .toString();
    }

    /** A filter, in which Entra ID compares a reference as if it were text. */
    static String filter(String filter) {
        return BARE_REFERENCE.matcher(filter).replaceAll("$1.value$2");
    }

    private static void operation(JsonObject operation, JsonArrayBuilder out) {
        String op = operation.getString("op", "").toLowerCase(Locale.ROOT);
        String path = operation.getString("path", "").strip();
        JsonValue value = operation.get("value");
        if (path.isEmpty() && value instanceof JsonObject attributes) {
            attributes.forEach((name, each) -> {
                if (!NOT_WRITTEN.contains(name.toLowerCase(Locale.ROOT))) {
                    write(op, name, each, out);
                }
            });
        } else if (path.isEmpty()) {
            throw new BadRequestException(
                    "An operation without a path has an object as its value.", null, ScimType.RFC7644.NO_TARGET);
        } else {
            write(op, path, value, out);
        }
    }

    private static void write(String op, String wholePath, @Nullable JsonValue value, JsonArrayBuilder out) {
        String path = CORE.matcher(wholePath).replaceFirst("");
        String attribute = path.toLowerCase(Locale.ROOT);
        if (attribute.equals("department") || attribute.equals("manager")) {
            path = ENTERPRISE + ":" + path;
        }
        Matcher mainEmail = MAIN_EMAIL.matcher(path);
        if (attribute.equalsIgnoreCase(ENTERPRISE) && value instanceof JsonObject members) {
            members.forEach((name, each) -> write(op, ENTERPRISE + ":" + name, each, out));
        } else if (attribute.equals("members") && op.equals("remove") && value instanceof JsonArray list) {
            list.forEach(member -> add("remove", "members[value eq \"" + memberId(member) + "\"]", null, out));
        } else if (isManager(attribute)) {
            JsonValue manager = manager(value);
            boolean none = op.equals("remove") || manager == null;
            add(none ? "remove" : op, ENTERPRISE + ":manager", none ? null : manager, out);
        } else if (mainEmail.matches()) {
            mainEmail(op, value, out);
        } else {
            add(op, path, op.equals("remove") ? null : attribute(attribute, unwrapped(attribute, value)), out);
        }
    }

    private static void mainEmail(String op, @Nullable JsonValue value, JsonArrayBuilder out) {
        String address = value instanceof JsonObject email
                ? email.getString("value", "")
                : value instanceof JsonString text ? text.getString() : "";
        if (op.equals("remove") || address.isBlank()) {
            add("remove", "emails", null, out);
        } else {
            JsonObject email = Json.createObjectBuilder()
                    .add("type", "work")
                    .add("primary", true)
                    .add("value", address)
                    .build();
            add("replace", "emails", Json.createArrayBuilder().add(email).build(), out);
        }
    }

    private static void add(String op, String path, @Nullable JsonValue value, JsonArrayBuilder out) {
        JsonObjectBuilder operation = Json.createObjectBuilder().add("op", op).add("path", path);
        if (value != null) {
            operation.add("value", value);
        }
        out.add(operation);
    }

    /** An attribute's value as the schema has it; null when it says nothing. */
    private static @Nullable JsonValue attribute(String name, @Nullable JsonValue value) {
        if (name.equalsIgnoreCase("active")) {
            return truth(value);
        }
        if (name.equalsIgnoreCase("emails") && value instanceof JsonArray emails) {
            JsonArrayBuilder written = Json.createArrayBuilder();
            emails.forEach(email -> written.add(email instanceof JsonObject one ? email(one) : email));
            return written.build();
        }
        if (name.equalsIgnoreCase(ENTERPRISE) && value instanceof JsonObject extension) {
            JsonObjectBuilder written = Json.createObjectBuilder();
            extension.forEach((key, each) -> {
                JsonValue kept = key.equalsIgnoreCase("manager") ? manager(each) : each;
                if (kept != null) {
                    written.add(key, kept);
                }
            });
            return written.build();
        }
        return value;
    }

    private static JsonObject email(JsonObject email) {
        JsonObjectBuilder written = Json.createObjectBuilder();
        for (Map.Entry<String, JsonValue> member : email.entrySet()) {
            JsonValue value =
                    member.getKey().equalsIgnoreCase("primary") ? truth(member.getValue()) : member.getValue();
            if (value != null) {
                written.add(member.getKey(), value);
            }
        }
        return written.build();
    }

    private static @Nullable JsonValue truth(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return switch (text.getString().toLowerCase(Locale.ROOT)) {
                case "true" -> JsonValue.TRUE;
                case "false" -> JsonValue.FALSE;
                default -> value;
            };
        }
        return value;
    }

    /** A manager as a complex value; null when there is none. */
    private static @Nullable JsonValue manager(@Nullable JsonValue value) {
        JsonValue one = value instanceof JsonArray list && list.size() == 1 ? list.getFirst() : value;
        String id = one instanceof JsonString text
                ? text.getString()
                : one instanceof JsonObject reference ? reference.getString("value", "") : "";
        return id.isBlank() ? null : Json.createObjectBuilder().add("value", id).build();
    }

    private static boolean isManager(String attribute) {
        return attribute.equals("manager")
                || attribute.equals("manager.value")
                || attribute.equalsIgnoreCase(ENTERPRISE + ":manager")
                || attribute.equalsIgnoreCase(ENTERPRISE + ":manager.value");
    }

    /** An older Entra ID wraps plain values: {@code [{"$ref": null, "value": "New name"}]}. */
    private static @Nullable JsonValue unwrapped(String attribute, @Nullable JsonValue value) {
        boolean many = attribute.equals("emails") || attribute.equals("members");
        if (!many
                && value instanceof JsonArray list
                && list.size() == 1
                && list.getFirst() instanceof JsonObject only) {
            return only.getOrDefault("value", value);
        }
        return value;
    }

    private static String memberId(JsonValue member) {
        String id = member instanceof JsonObject reference ? reference.getString("value", "") : "";
        if (id.isEmpty() || id.indexOf('"') >= 0 || id.indexOf('\\') >= 0) {
            throw refused("A member is named by its id in value.");
        }
        return id;
    }

    private static JsonObject parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject object = reader.readObject();
            refuseNul(object);
            return object;
        } catch (JsonException e) {
            throw new BadRequestException("The body is not a JSON object.", e, ScimType.RFC7644.INVALID_SYNTAX);
        }
    }

    /** PostgreSQL holds this one character in no text. */
    private static void refuseNul(JsonValue value) {
        if (value instanceof JsonObject object) {
            object.values().forEach(ScimDialect::refuseNul);
        } else if (value instanceof JsonArray list) {
            list.forEach(ScimDialect::refuseNul);
        } else if (value instanceof JsonString text && text.getString().indexOf('\0') >= 0) {
            throw refused("No text may hold the character U+0000.");
        }
    }

    private static BadRequestException refused(String detail) {
        return new BadRequestException(detail, null, ScimType.RFC7644.INVALID_VALUE);
    }
}
