package io.loggia.portal.sso.control;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where someone wanted to go when they were sent to sign in: a path of ours and nothing else. */
public final class Target {

    private static final String HOME = "/";
    private static final int LONGEST = 2000;

    /** One slash, then no slash or backslash, which browsers read as the beginning of a host; no control characters. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}\\s]*");

    private Target() {}

    /** The target if it is a path of ours, else the home page. */
    public static String of(@Nullable String asked) {
        if (asked == null
                || asked.length() > LONGEST
                || !OWN_PATH.matcher(asked).matches()) {
            return HOME;
        }
        try {
            URI parsed = URI.create(asked);
            boolean ours = parsed.getScheme() == null && parsed.getRawAuthority() == null;
            return ours && !asked.startsWith("/api/") && !asked.startsWith("/sign-in") ? asked : HOME;
        } catch (IllegalArgumentException e) {
            return HOME;
        }
    }
}
