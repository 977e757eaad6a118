package io.loggia.domain;

/** What does not count as watched when it plays out of sight: behind another tab, or with the window put away. */
public enum IgnoredPlayback {
    NONE,
    /** What nobody can have heard either. */
    HIDDEN_AND_MUTED,
    HIDDEN
}
