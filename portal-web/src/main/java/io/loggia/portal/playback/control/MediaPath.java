package io.loggia.portal.playback.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request path under {@code /media/}, taken apart.
 *
 * <p>There is one spelling for each file. Anything that another layer could read differently (escapes, {@code ;}, empty
 * or dot segments, a trailing dot) is refused and not normalised, so signer, cache and server cannot disagree (C04).
 */
public record MediaPath(String token, String file) {

    private static final int MAX_LENGTH = 1024;
    private static final Pattern SHAPE = Pattern.compile(
            "/media/(?<token>[A-Za-z0-9_-]{1,512})/(?<file>[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,4})");

    /**
     * @param raw the path as it stood in the request line, not decoded, without the context's own part
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when it is not spelled as we spell it
     */
    public static MediaPath parse(String raw) {
        Matcher shape = SHAPE.matcher(raw);
        if (raw.length() > MAX_LENGTH || !shape.matches()) {
            throw malformed();
        }
        String file = shape.group("file");
        if (file.contains("..") || file.endsWith(".") || file.contains("./")) {
            throw malformed();
        }
        return new MediaPath(shape.group("token"), file);
    }

    private static LoggiaException malformed() {
        return new LoggiaException(
                ErrorCode.INVALID_REQUEST, "This is not a media address as the server gives them out.");
    }
}
