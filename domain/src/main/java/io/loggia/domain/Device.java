package io.loggia.domain;

/** What something is watched on, as far as a browser tells. */
public enum Device {
    DESKTOP,
    TABLET,
    PHONE,
    TV
}
