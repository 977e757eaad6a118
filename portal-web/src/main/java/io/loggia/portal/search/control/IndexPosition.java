package io.loggia.portal.search.control;

import java.util.Optional;
import java.util.UUID;

/** Up to where an index followed which database; stands in each of its commits. */
record IndexPosition(UUID origin, long sequence) {

    private static final String SEPARATOR = "/";

    String text() {
        return origin + SEPARATOR + sequence;
    }

    /** Empty for what is no position of ours, so that the index is built again. */
    static Optional<IndexPosition> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IndexPosition(UUID.fromString(parts[0]), Long.parseLong(parts[1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
