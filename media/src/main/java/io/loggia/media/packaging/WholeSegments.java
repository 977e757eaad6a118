package io.loggia.media.packaging;

import io.loggia.domain.LoggiaException;
import io.loggia.media.plan.Rendition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells segments that are whole from what an encoder leaves that is stopped: one that is killed leaves nothing, since a
 * segment gets its name last, but one that is asked to end closes a segment early.
 *
 * @param seconds length of a segment of pictures
 */
record WholeSegments(double seconds) {

    /** Whether a file has all pictures of a segment. Of sound, which has no such number, it is never certain. */
    boolean isWhole(Path file, Rendition rendition) throws IOException {
        if (!(rendition instanceof Rendition.Video video) || !Files.isRegularFile(file)) {
            return false;
        }
        try {
            return Segment.read(file).samples() == Math.round(seconds * video.framesPerSecond());
        } catch (LoggiaException e) {
            // Bytes that are missing or empty, as after a loss of power.
            return false;
        }
    }
}
