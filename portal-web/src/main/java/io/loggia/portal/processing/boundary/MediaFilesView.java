package io.loggia.portal.processing.boundary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of an item.
 *
 * @param bytes that it takes in the storage
 * @param mayReencode whether its renditions can be made anew now
 */
public record MediaFilesView(long bytes, boolean mayReencode, List<FileRevision> revisions) {

    /**
     * A file and what was made of it.
     *
     * @param current whether it is what plays
     * @param removedAt when its files went, or will go; null for the current one
     * @param hasFiles whether they are still there
     * @param playable whether the item can be made to play it
     * @param replacement how it came in in place of another, absent for the first
     */
    public record FileRevision(
            String id,
            int number,
            String fileName,
            boolean current,
            String processing,
            @Nullable String failure,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double durationSeconds,
            String createdAt,
            @Nullable String replacedAt,
            @Nullable String removedAt,
            boolean hasFiles,
            boolean playable,
            long sourceBytes,
            long stillsBytes,
            List<FileRendition> renditions,
            List<FileJob> jobs,
            @Nullable FileReplacement replacement) {}

    /**
     * What whoever brought a file in chose for completions of the files before.
     *
     * @param retrain whether those prove nothing any more, so that people have to watch again
     * @param from since when that is so
     */
    public record FileReplacement(
            String by,
            boolean retrain,
            @Nullable String reason,
            @Nullable String from) {}

    /** A folder with one quality, or the sound. */
    public record FileRendition(String name, long bytes) {}

    /**
     * A step of the work on it.
     *
     * @param waitedSeconds in the queue before its last attempt
     * @param tookSeconds its last attempt
     * @param logTail the end of what the media program said when it failed last
     */
    public record FileJob(
            String id,
            String kind,
            String state,
            double progress,
            @Nullable String reason,
            int attempt,
            @Nullable Double waitedSeconds,
            @Nullable Double tookSeconds,
            @Nullable String startedAt,
            @Nullable String node,
            @Nullable Long bytes,
            @Nullable String logTail) {}
}
