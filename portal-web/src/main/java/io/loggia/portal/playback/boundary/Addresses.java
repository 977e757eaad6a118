package io.loggia.portal.playback.boundary;

import io.loggia.portal.delivery.control.signing.Placement;
import io.loggia.portal.delivery.control.signing.SignedAccess;
import java.time.Instant;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of one item are fetched for one session of watching.
 *
 * @param placement null, as is {@code access}, while our own edge delivers
 * @param own an address at our own edge, of folder and file
 * @param end of all addresses
 */
record Addresses(
        @Nullable Placement placement, @Nullable SignedAccess access, BinaryOperator<String> own, Instant end) {

    /** What names other files: at the CDN, unless it must be rewritten. */
    String playlist(String folder, String file) {
        return placement == Placement.QUERY ? own.apply(folder, file) : file(folder, file);
    }

    /** The DASH manifest; none where the CDN makes a second signature itself, which it tells players of DASH by cookies alone. */
    @Nullable
    String manifest(String folder, String file) {
        return placement == Placement.START ? null : playlist(folder, file);
    }

    /** Fetched by the page's own script, which sends no cookies elsewhere; and its pictures want a signature each. */
    String storyboard(String folder, String file) {
        return placement == Placement.PATH ? file(folder, file) : own.apply(folder, file);
    }

    String file(String folder, String file) {
        return access == null ? own.apply(folder, file) : access.url(folder + "/" + file);
    }

    Playback.@Nullable Signed signed(String folder) {
        if (access == null) {
            return null;
        }
        // Where the CDN makes a second signature itself, that one is what files are opened by.
        String query = placement == Placement.START ? "" : access.query();
        return new Playback.Signed(
                access.prefix(), folder + "/", query, !access.cookies().isEmpty());
    }
}
