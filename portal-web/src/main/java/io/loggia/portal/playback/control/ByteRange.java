package io.loggia.portal.playback.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file to send, both ends inclusive.
 *
 * @param first of the bytes, counted from 0
 * @param last of the bytes; {@code first - 1} for none
 */
public record ByteRange(long first, long last) {

    /** One range alone. Several in one request are answered by the whole file, which RFC 9110 §14.2 allows. */
    private static final Pattern SINGLE = Pattern.compile("bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*");

    /** What a request asks for: satisfiable, or not ({@link #range} is null, answer 416). */
    public record Asked(@Nullable ByteRange range) {}

    public static ByteRange whole(long size) {
        return new ByteRange(0, size - 1);
    }

    public long length() {
        return last - first + 1;
    }

    /** As in the header {@code Content-Range}. */
    public String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    /**
     * Reads the header {@code Range} against a file of {@code size} bytes.
     *
     * @return empty when the header is absent, malformed, of another unit, or asks for several ranges: "A server MAY
     *     ignore the Range header field", "a server … MUST ignore … a Range header field with an invalid ranges-specifier"
     *     (RFC 9110 §14.2)
     */
    public static Optional<Asked> parse(@Nullable String header, long size) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher single = SINGLE.matcher(header);
        if (!single.matches()) {
            return Optional.empty();
        }
        String from = single.group(1);
        String to = single.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(to), size));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(new Asked(first >= size ? null : new ByteRange(first, Math.min(last, size - 1))));
    }

    /** "If the selected representation is shorter than the specified suffix-length, the entire representation is used." */
    private static Asked suffix(long length, long size) {
        boolean satisfiable = length > 0 && size > 0;
        return new Asked(satisfiable ? new ByteRange(Math.max(0, size - length), size - 1) : null);
    }
}
