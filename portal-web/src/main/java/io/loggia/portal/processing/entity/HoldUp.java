package io.loggia.portal.processing.entity;

/** What a step that has its turn is held up by. */
public enum HoldUp {
    /** The storage has no room for its work. */
    NO_ROOM,
    /** What it works on has not come into the store from which this server takes it. */
    NO_FILES,
    /** Every device that it could encode on is full. */
    NO_DEVICE
}
