package io.loggia.portal.storage.control;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * A cheaper storage class for uploaded files that are old.
 *
 * @param name as the service names it
 * @param after how long after its upload a file goes there
 */
public record ArchiveClass(String name, Duration after) {

    /** Nothing is read from them before it was thawed, which takes hours. */
    private static final Set<String> TO_BE_THAWED = Set.of("GLACIER", "DEEP_ARCHIVE");

    /** Whether files of a storage class can be read at once, as encoding anew and playing want it. */
    static boolean isReadAtOnce(String storageClass) {
        return !TO_BE_THAWED.contains(storageClass.toUpperCase(Locale.ROOT));
    }
}
