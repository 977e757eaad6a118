package io.loggia.media.run;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of the programs, and whether it may meet files from strangers. */
record FfmpegVersion(int major, int minor, int patch) {

    // CVE-2026-8461 is mended in 8.1.2; older branches are unknown to hold the fix.
    private static final FfmpegVersion OLDEST = new FfmpegVersion(8, 1, 2);
    private static final Pattern BANNER =
            Pattern.compile("ff\\w+ version n?(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*", Pattern.DOTALL);

    /** @param banner first line of {@code -version} */
    static FfmpegVersion accepted(String banner) {
        Matcher match = BANNER.matcher(banner);
        if (!match.matches()) {
            throw new LoggiaException(
                    ErrorCode.UNAVAILABLE, "This FFmpeg does not tell a release version; only releases are accepted.");
        }
        FfmpegVersion version = new FfmpegVersion(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                match.group(3) == null ? 0 : Integer.parseInt(match.group(3)));
        if (version.isBefore(OLDEST)) {
            throw new LoggiaException(
                    ErrorCode.UNAVAILABLE,
                    "FFmpeg " + version + " has known holes (CVE-2026-8461); " + OLDEST + " or later is needed.");
        }
        return version;
    }

    private boolean isBefore(FfmpegVersion other) {
        if (major != other.major) {
            return major < other.major;
        }
        return minor != other.minor ? minor < other.minor : patch < other.patch;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
