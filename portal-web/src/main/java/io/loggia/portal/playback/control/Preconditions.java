package io.loggia.portal.playback.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request against one version of a file (RFC 9110 §13).
 *
 * @param etag strong, with its quotes
 * @param modified in whole seconds, as HTTP tells it
 */
public record Preconditions(String etag, Instant modified) {

    private static final DateTimeFormatter FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    /** What a request's conditions call for. */
    public enum Verdict {
        SEND,
        NOT_MODIFIED,
        FAILED
    }

    /** The tag follows size and time: attempts write to folders of their own, so a file is never changed in place. */
    public static Preconditions of(long size, Instant modified) {
        long nanos = modified.getEpochSecond() * 1_000_000_000L + modified.getNano();
        return new Preconditions(
                "\"" + Long.toHexString(size) + "-" + Long.toHexString(nanos) + "\"",
                modified.truncatedTo(ChronoUnit.SECONDS));
    }

    public String lastModified() {
        return FIXDATE.format(modified);
    }

    /** Decides in the order of RFC 9110 §13.2.2, for GET and HEAD. */
    public Verdict decide(
            @Nullable String ifMatch,
            @Nullable String ifUnmodifiedSince,
            @Nullable String ifNoneMatch,
            @Nullable String ifModifiedSince) {
        if (ifMatch != null) {
            if (!lists(ifMatch, true)) {
                return Verdict.FAILED;
            }
        } else if (date(ifUnmodifiedSince).filter(modified::isAfter).isPresent()) {
            return Verdict.FAILED;
        }
        if (ifNoneMatch != null) {
            return lists(ifNoneMatch, false) ? Verdict.NOT_MODIFIED : Verdict.SEND;
        }
        boolean unchanged =
                date(ifModifiedSince).filter(since -> !modified.isAfter(since)).isPresent();
        return unchanged ? Verdict.NOT_MODIFIED : Verdict.SEND;
    }

    /**
     * Whether {@code Range} may be honoured. "A client MUST NOT generate an If-Range header field containing an entity
     * tag that is marked as weak", and a date must match exactly (RFC 9110 §13.1.5).
     */
    public boolean allowsRange(@Nullable String ifRange) {
        if (ifRange == null) {
            return true;
        }
        return ifRange.strip().equals(etag)
                || date(ifRange).filter(modified::equals).isPresent();
    }

    private boolean lists(String header, boolean strongly) {
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            boolean weak = tags.group(1) != null;
            if (tags.group(2).equals(etag) && !(strongly && weak)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Instant> date(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            // "A recipient MUST ignore the … header field if the … value is not a valid HTTP-date" (RFC 9110 §13.1.3)
            return Optional.empty();
        }
    }
}
