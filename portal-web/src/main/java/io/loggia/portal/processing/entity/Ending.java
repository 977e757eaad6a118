package io.loggia.portal.processing.entity;

/** How a failed step came to its end, where that was not its own failure. */
public enum Ending {
    /** Somebody stopped it. */
    CANCELLED,
    /** It was cut off again and again, and may be what kills its servers. */
    QUARANTINED
}
