package io.loggia.portal.learning.boundary;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.CoverageClaim;
import io.loggia.analytics.coverage.Pace;
import io.loggia.analytics.coverage.PlayedParts;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.learning.control.Beats.Beat;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {coverage:[[0,12.4],…], hidden, silent, fast:[{rate:1.5, parts:[[0,8],…]},…], position, rate, ended}}: hidden
 * and silent, which may be left out, are the parts of the coverage that played out of sight only; fast those that played
 * faster than normal, an empty list where none did. Where it is left out, all of it may have. The rate is for people who
 * read traces.
 */
final class BeatBody {

    /** A thousand intervals with every digit a double has fit in. */
    private static final int MAX_BYTES = 64 * 1024;

    /** Looked up once: {@link Json#createReader} looks through the class path for its provider at each call. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private BeatBody() {}

    /** @throws LoggiaException {@link ErrorCode#INVALID_COVERAGE} for anything but the above */
    static Beat read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new LoggiaException(ErrorCode.INVALID_COVERAGE, "A beat has at most 64 KiB.");
        }
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
            JsonObject beat = reader.readObject();
            return new Beat(
                    new PlayedParts(
                            CoverageClaim.parse(intervals(beat.get("coverage"))),
                            parts(beat, "hidden"),
                            parts(beat, "silent"),
                            pace(beat)),
                    positionMs(beat.get("position")),
                    JsonValue.TRUE.equals(beat.get("ended")));
        } catch (JsonException | ArithmeticException | NumberFormatException e) {
            throw new LoggiaException(ErrorCode.INVALID_COVERAGE, "A beat is a JSON object with a coverage.", e);
        }
    }

    private static Coverage parts(JsonObject beat, String name) {
        return beat.containsKey(name) ? CoverageClaim.parse(intervals(beat.get(name))) : Coverage.NONE;
    }

    private static Pace pace(JsonObject beat) {
        if (!beat.containsKey("fast")) {
            return Pace.UNTOLD;
        }
        if (!(beat.get("fast") instanceof JsonArray speeds)) {
            throw invalidPace();
        }
        List<Map.Entry<Double, Coverage>> faster = new ArrayList<>(speeds.size());
        for (JsonValue speed : speeds) {
            if (!(speed instanceof JsonObject one) || !(one.get("rate") instanceof JsonNumber rate)) {
                throw invalidPace();
            }
            faster.add(Map.entry(rate.doubleValue(), CoverageClaim.parse(intervals(one.get("parts")))));
        }
        return Pace.of(faster);
    }

    private static LoggiaException invalidPace() {
        return new LoggiaException(ErrorCode.INVALID_COVERAGE, "What played fast is a list of {rate, parts}.");
    }

    private static @Nullable List<@Nullable List<@Nullable Number>> intervals(@Nullable JsonValue coverage) {
        if (!(coverage instanceof JsonArray pairs)) {
            return null;
        }
        List<@Nullable List<@Nullable Number>> intervals = new ArrayList<>(pairs.size());
        for (JsonValue pair : pairs) {
            intervals.add(pair instanceof JsonArray bounds ? numbers(bounds) : null);
        }
        return intervals;
    }

    private static List<@Nullable Number> numbers(JsonArray bounds) {
        List<@Nullable Number> numbers = new ArrayList<>(bounds.size());
        for (JsonValue bound : bounds) {
            numbers.add(bound instanceof JsonNumber number ? number.doubleValue() : null);
        }
        return numbers;
    }

    private static long positionMs(@Nullable JsonValue position) {
        double seconds = position instanceof JsonNumber number ? number.doubleValue() : 0;
        // The cast cuts what no long can hold; the length of the media cuts the rest.
        return (long) (Math.max(0, seconds) * 1000);
    }
}
