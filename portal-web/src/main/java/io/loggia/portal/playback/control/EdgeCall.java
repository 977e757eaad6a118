package io.loggia.portal.playback.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for media: a player, or an edge in front of us that serves many players. What an edge may say of itself counts
 * only with the secret that both know.
 *
 * @param asksForTheRight whether it wants to know no more than whether it may serve the file
 * @param accelPrefix where the edge itself finds the stored files, for {@code X-Accel-Redirect}; null when it has none
 */
public record EdgeCall(
        boolean byEdge, boolean asksForTheRight, @Nullable String accelPrefix) {

    /** Carries the secret. */
    public static final String EDGE = "Loggia-Edge";
    /** {@code right} when the answer is only to say whether the file may be served. */
    public static final String ASK = "Loggia-Edge-Ask";
    /** The edge's own internal address of the stored files, such as {@code /stored/}. */
    public static final String ACCEL = "Loggia-Edge-Accel";
    /** Tells the edge the name under which all viewers' answers are the same bytes. */
    public static final String STORED = "Loggia-Stored";

    /** The secret where the portal serves media itself. */
    private static final String NONE = "none";

    private static final EdgeCall PLAYER = new EdgeCall(false, false, null);
    private static final Pattern PREFIX = Pattern.compile("/[A-Za-z0-9_-]{1,64}/");

    /**
     * @param header finds a header of the request by its name, null when there is none
     * @param secret what {@link EdgeConfig#secret} says
     * @throws LoggiaException {@link ErrorCode#FORBIDDEN} when media are served to the edge alone and this is not it
     */
    public static EdgeCall of(UnaryOperator<@Nullable String> header, String secret) {
        if (secret.equals(NONE)) {
            return PLAYER;
        }
        String told = Optional.ofNullable(header.apply(EDGE)).orElse("");
        if (!MessageDigest.isEqual(told.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
            throw new LoggiaException(
                    ErrorCode.FORBIDDEN, "Media are served by the edge in front of this server, and by it alone.");
        }
        String prefix = header.apply(ACCEL);
        return new EdgeCall(
                true,
                "right".equals(header.apply(ASK)),
                prefix != null && PREFIX.matcher(prefix).matches() ? prefix : null);
    }
}
