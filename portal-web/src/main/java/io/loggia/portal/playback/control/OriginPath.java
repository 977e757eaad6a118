package io.loggia.portal.playback.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.RevisionId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path by which a CDN fetches: item, folder and file, in one spelling. What is signed is the item, so the folder must
 * be one of the item's; the id of its revision is in its name.
 */
public record OriginPath(MediaId media, RevisionId revision, String folder, String file) {

    private static final int MAX_LENGTH = 400;
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern SHAPE = Pattern.compile(
            "/media/origin/(?<media>" + ID + ")/(?<folder>(?:renditions|stills)/(?<revision>" + ID
                    + ")/[A-Za-z0-9_-]{1,64})/(?<file>[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,4})");

    /**
     * @param raw the path as it stood in the request line, not decoded
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} when it is not spelled as we spell it
     */
    public static OriginPath parse(String raw) {
        Matcher shape = SHAPE.matcher(raw);
        if (raw.length() > MAX_LENGTH || !shape.matches()) {
            throw malformed();
        }
        String file = shape.group("file");
        if (file.contains("..") || file.endsWith(".") || file.contains("./")) {
            throw malformed();
        }
        return new OriginPath(
                MediaId.parse(shape.group("media")),
                RevisionId.parse(shape.group("revision")),
                shape.group("folder"),
                file);
    }

    private static LoggiaException malformed() {
        return new LoggiaException(ErrorCode.INVALID_REQUEST, "This is not an address that a CDN is given.");
    }
}
