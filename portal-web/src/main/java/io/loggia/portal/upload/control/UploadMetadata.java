package io.loggia.portal.upload.control;

import io.loggia.domain.ChannelId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.Replacement;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the client says about the file, from the header {@code Upload-Metadata}.
 *
 * @param raw the header as it came, because HEAD must repeat it
 * @param fileName for people to read; never part of a path
 * @param replaces the item whose file this one takes the place of, and what becomes of completions of it
 */
public record UploadMetadata(
        String raw,
        String fileName,
        @Nullable String title,
        @Nullable ChannelId channel,
        @Nullable Replacement replaces) {

    /** As wide as the column that keeps it. */
    public static final int MAX_RAW = 4096;

    static final int MAX_NAME = 200;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x2B\\x2D-\\x7E]{1,64}");
    /** Control characters, and those that turn the direction of text: they let a name show as another (attack A10). */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final String FALLBACK_NAME = "upload";

    /** @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when anything about the header is not as tus says */
    public static UploadMetadata parse(@Nullable String header) {
        String raw = header == null ? "" : header.strip();
        if (raw.length() > MAX_RAW) {
            throw invalid("it is longer than " + MAX_RAW + " characters");
        }
        Map<String, String> values = values(raw);
        String channel = values.getOrDefault("channel", "");
        String title = clean(values.getOrDefault("title", ""));
        return new UploadMetadata(
                raw,
                displayName(values.getOrDefault("filename", values.getOrDefault("name", ""))),
                title.isEmpty() ? null : title,
                channel.isEmpty() ? null : ChannelId.parse(channel),
                replacement(values));
    }

    /** {@code completions} is {@code stand}, as it is where nothing is said, or {@code retrain}, for a {@code reason}. */
    private static @Nullable Replacement replacement(Map<String, String> values) {
        String mediaId = values.getOrDefault("mediaId", "");
        String completions = values.getOrDefault("completions", "");
        String reason = clean(values.getOrDefault("reason", ""), Replacement.MAX_REASON);
        boolean retrain = completions.equals("retrain");
        if (!retrain && !completions.isEmpty() && !completions.equals("stand")) {
            throw invalid("completions stand or retrain");
        }
        if (retrain && (mediaId.isEmpty() || reason.isEmpty())) {
            throw invalid("people are asked to watch again for a reason, where a file replaces another");
        }
        return mediaId.isEmpty()
                ? null
                : new Replacement(MediaId.parse(mediaId), retrain, reason.isEmpty() ? null : reason);
    }

    /**
     * "The Upload-Metadata request and response header MUST consist of one or more comma-separated key-value pairs. The
     * key and value MUST be separated by a space. The key MUST NOT contain spaces and commas and MUST NOT be empty. The
     * key SHOULD be ASCII encoded and the value MUST be Base64 encoded. All keys MUST be unique. The value MAY be
     * empty." (tus 1.0.0, Creation)
     */
    private static Map<String, String> values(String raw) {
        Map<String, String> values = new HashMap<>();
        if (raw.isEmpty()) {
            return values;
        }
        for (String pair : raw.split(",", -1)) {
            String trimmed = pair.strip();
            int space = trimmed.indexOf(' ');
            String key = space < 0 ? trimmed : trimmed.substring(0, space);
            if (!KEY.matcher(key).matches()) {
                throw invalid("a key is empty, too long or not ASCII");
            }
            String value = space < 0 ? "" : decode(key, trimmed.substring(space + 1));
            if (values.put(key, value) != null) {
                throw invalid("the key " + key + " stands there twice");
            }
        }
        return values;
    }

    private static String decode(String key, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Upload-Metadata: the value of " + key + " is not UTF-8 in Base64.", e);
        }
    }

    /** The last step of whatever path the client sent, fit to be shown. */
    private static String displayName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String shown = clean(last);
        return shown.isEmpty() || shown.equals(".") || shown.equals("..") ? FALLBACK_NAME : shown;
    }

    private static String clean(String text) {
        return clean(text, MAX_NAME);
    }

    private static String clean(String text, int longest) {
        String seen = UNSEEN.matcher(text).replaceAll("").strip();
        int end = Math.min(seen.length(), longest);
        return seen.substring(
                0, end < seen.length() && Character.isHighSurrogate(seen.charAt(end - 1)) ? end - 1 : end);
    }

    private static LoggiaException invalid(String why) {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, "Upload-Metadata: " + why + ".");
    }
}
