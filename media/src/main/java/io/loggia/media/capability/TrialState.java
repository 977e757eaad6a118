package io.loggia.media.capability;

/** What became of a trial. That FFmpeg lists something only says that it was compiled in. */
public enum TrialState {
    WORKS,
    LISTED_BUT_FAILS,
    ABSENT
}
