package io.loggia.portal.learning.boundary;

import io.loggia.domain.Audience;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.learning.control.AssignmentTerms;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is decided of an assignment: absent leaves it as it was, null empties it where that makes sense. */
final class AssignmentBody {

    private static final Set<String> FIELDS =
            Set.of("mediaId", "audience", "mandatory", "from", "due", "everyMonths", "threshold", "shareItem");

    private final JsonObject body;

    AssignmentBody(JsonObject body) {
        for (String field : body.keySet()) {
            if (!FIELDS.contains(field)) {
                throw invalid("There is no field '" + field + "' here.");
            }
        }
        this.body = body;
    }

    /** For a new one. */
    AssignmentTerms terms() {
        return new AssignmentTerms(
                audience(Audience.nobody()), flag("mandatory", true), day("due", null), months(0), threshold(null));
    }

    AssignmentTerms terms(AssignmentTerms before) {
        return new AssignmentTerms(
                audience(before.audience()),
                flag("mandatory", before.mandatory()),
                day("due", before.due()),
                months(before.everyMonths()),
                threshold(before.threshold()));
    }

    /** Whether the item is to be shared with whom it is assigned to. */
    boolean sharesItem() {
        return flag("shareItem", false);
    }

    String media() {
        if (body.get("mediaId") instanceof JsonString id) {
            return id.getString();
        }
        throw invalid("The field 'mediaId' must be the id of an item.");
    }

    Audience audience(Audience before) {
        JsonValue value = body.get("audience");
        if (value == null) {
            return before;
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return Audience.parse(array.getValuesAs(JsonString::getString));
        }
        throw invalid("The field 'audience' must be a list of texts.");
    }

    private boolean flag(String field, boolean before) {
        JsonValue value = body.get(field);
        if (value == null) {
            return before;
        }
        if (value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE)) {
            return value.equals(JsonValue.TRUE);
        }
        throw invalid("The field '" + field + "' must be true or false.");
    }

    /** The first day, null where none is named. */
    @Nullable
    LocalDate from() {
        return day("from", null);
    }

    private @Nullable LocalDate day(String field, @Nullable LocalDate before) {
        JsonValue value = body.get(field);
        if (value == null) {
            return before;
        }
        if (value.equals(JsonValue.NULL)) {
            return null;
        }
        if (value instanceof JsonString day) {
            try {
                return LocalDate.parse(day.getString());
            } catch (DateTimeException e) {
                throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Days are written as 2026-11-29.", e);
            }
        }
        throw invalid("The field '" + field + "' must be a day or null.");
    }

    private int months(int before) {
        JsonValue value = body.get("everyMonths");
        if (value == null) {
            return before;
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            return (int) Math.clamp(number.bigDecimalValue().doubleValue(), -1, Integer.MAX_VALUE);
        }
        throw invalid("The field 'everyMonths' must be a whole number, 0 for never.");
    }

    private @Nullable Double threshold(@Nullable Double before) {
        JsonValue value = body.get("threshold");
        if (value == null) {
            return before;
        }
        if (value.equals(JsonValue.NULL)) {
            return null;
        }
        if (value instanceof JsonNumber number) {
            return number.doubleValue();
        }
        throw invalid("The field 'threshold' must be a number or null.");
    }

    private static LoggiaException invalid(String detail) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, detail);
    }
}
