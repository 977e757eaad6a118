package io.loggia.media.run;

import org.jspecify.annotations.Nullable;

/**
 * How media processes are held on this machine.
 *
 * @param reason why not better, for the administrator; null when nothing is missing
 */
public record SandboxReport(Kind kind, @Nullable String reason) {

    /** From strong to weak. */
    public enum Kind {
        /** Own namespaces: sees one input file, one output folder, no network, no other process. */
        BUBBLEWRAP,
        /** Limits on processor time, memory, files and processes only. */
        LIMITS_ONLY
    }
}
