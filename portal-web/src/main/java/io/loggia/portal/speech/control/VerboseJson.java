package io.loggia.portal.speech.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.speech.Heard;
import io.loggia.media.speech.Heard.Segment;
import io.loggia.media.speech.Heard.Word;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an answer in {@code verbose_json}. What is missing or of another kind counts as not told. */
final class VerboseJson {

    /** Whisper's own measure for what it makes up where nobody speaks. */
    private static final double SURELY_SILENT = 0.6;

    private static final double UNSURE = -1;

    private VerboseJson() {}

    /** @throws LoggiaException when it is no transcript, or one without times */
    static Heard read(String body) {
        return heard(parse(body));
    }

    private static JsonObject parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            // For what is nested too deeply, and digits that make no number, the parser has no exception of its own.
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "What the speech engine answers is no transcript.", e);
        }
    }

    private static Heard heard(JsonObject answer) {
        List<JsonObject> told = objects(answer, "segments");
        if (told.isEmpty() && !text(answer, "text").isBlank()) {
            throw new LoggiaException(
                    ErrorCode.UNAVAILABLE,
                    "The speech engine tells no times; it has to know response_format=verbose_json.");
        }
        List<Word> words = words(answer);
        List<Segment> segments = new ArrayList<>();
        int next = 0;
        for (JsonObject segment : told) {
            double end = number(segment, "end");
            List<Word> own = new ArrayList<>(words(segment));
            // Some tell the words of each segment, others all words behind the segments.
            while (next < words.size() && words.get(next).start() < end) {
                own.add(words.get(next++));
            }
            if (!isMadeUp(segment)) {
                segments.add(new Segment(number(segment, "start"), end, text(segment, "text"), own));
            }
        }
        return new Heard(language(answer), segments);
    }

    private static boolean isMadeUp(JsonObject segment) {
        return number(segment, "no_speech_prob") > SURELY_SILENT && number(segment, "avg_logprob") < UNSURE;
    }

    private static @Nullable String language(JsonObject answer) {
        String tag = SpokenLanguage.tag(text(answer, "language"));
        return tag.isEmpty() ? null : tag;
    }

    private static List<Word> words(JsonObject of) {
        return objects(of, "words").stream()
                .map(word -> new Word(number(word, "start"), number(word, "end"), text(word, "word")))
                .toList();
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        return of.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }

    private static String text(JsonObject of, String name) {
        return of.get(name) instanceof JsonString string ? string.getString() : "";
    }

    private static double number(JsonObject of, String name) {
        return of.get(name) instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
    }
}
