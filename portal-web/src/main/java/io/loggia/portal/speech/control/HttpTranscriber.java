package io.loggia.portal.speech.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.speech.Heard;
import io.loggia.media.speech.Transcriber;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.platform.control.OutgoingHttp.Answer;
import io.loggia.portal.platform.control.OutgoingHttp.Form;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine behind the interface that OpenAI has made usual, which most servers for a company's own machines offer. */
final class HttpTranscriber implements Transcriber {

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(2);

    /** A large model on a machine without a graphics card takes several times as long as was spoken. */
    private static final int WAIT_FOR_EACH = 6;

    /** Whisper knows one Norwegian. */
    private static final String NORWEGIAN = "no";

    private static final String BOKMAL = "nb";

    private final OutgoingHttp http;
    private final String address;
    private final String model;
    private final @Nullable String key;

    HttpTranscriber(OutgoingHttp http, String address, String model, @Nullable String key) {
        this.http = http;
        this.address = address;
        this.model = model;
        this.key = key;
    }

    @Override
    public Heard hear(Path sound, Duration length, @Nullable String language) throws InterruptedException {
        Duration wait = length.multipliedBy(WAIT_FOR_EACH);
        try {
            Answer answer = http.upload(
                    URI.create(address + "/v1/audio/transcriptions"),
                    key == null
                            ? Map.of("Accept", "application/json")
                            : Map.of("Accept", "application/json", "Authorization", "Bearer " + key),
                    new Form(fields(language), "file", sound, "audio/flac"),
                    wait.compareTo(SHORTEST_WAIT) > 0 ? wait : SHORTEST_WAIT);
            if (!answer.isSuccess()) {
                throw refusal(answer.status());
            }
            return VerboseJson.read(answer.body());
        } catch (OutgoingException e) {
            throw new LoggiaException(ErrorCode.UNAVAILABLE, "The speech engine cannot be asked: " + e.getMessage(), e);
        }
    }

    private List<Map.Entry<String, String>> fields(@Nullable String language) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(List.of(
                Map.entry("model", model),
                Map.entry("response_format", "verbose_json"),
                Map.entry("timestamp_granularities[]", "segment"),
                Map.entry("timestamp_granularities[]", "word"),
                Map.entry("temperature", "0")));
        if (language != null) {
            fields.add(Map.entry("language", language.equals(BOKMAL) ? NORWEGIAN : language));
        }
        return fields;
    }

    private static LoggiaException refusal(int status) {
        String why = switch (status) {
            case 400, 422 -> "The speech engine does not take what it was asked; look at the model's name.";
            case 401, 403 -> "The speech engine refuses the key.";
            case 404 -> "The speech engine has no /v1/audio/transcriptions at its address, or no such model.";
            case 413 -> "The speech engine takes no sound of ten minutes; allow it more.";
            case 429 -> "The speech engine has too much to do.";
            default ->
                status >= 500
                        ? "The speech engine is in trouble."
                        : "The speech engine answers otherwise than expected.";
        };
        return new LoggiaException(ErrorCode.UNAVAILABLE, why + " (HTTP " + status + ")");
    }
}
