package io.loggia.domain;

/** What a media item is, decided by its bytes and never by its file name. */
public enum MediaKind {
    VIDEO,
    AUDIO,
    IMAGE,
    ARTICLE,
    LIVE
}
