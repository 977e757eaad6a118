package io.loggia.portal.search.control;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Up to where an index followed which database; stands in each of its commits.
 *
 * @param troubled items that are not in the index since they could not be put into it
 */
record IndexPosition(UUID origin, long sequence, List<MediaId> troubled) {

    private static final String SEPARATOR = "/";
    private static final String COMMA = ",";
    private static final int PARTS = 3;

    String text() {
        String position = origin + SEPARATOR + sequence;
        return troubled.isEmpty()
                ? position
                : position
                        + SEPARATOR
                        + troubled.stream().map(MediaId::toString).collect(Collectors.joining(COMMA));
    }

    /** Empty for what is no position of ours, so that the index is built again. */
    static Optional<IndexPosition> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length < PARTS - 1 || parts.length > PARTS) {
            return Optional.empty();
        }
        try {
            List<MediaId> troubled = parts.length < PARTS
                    ? List.of()
                    : Arrays.stream(parts[PARTS - 1].split(COMMA))
                            .map(MediaId::parse)
                            .toList();
            return Optional.of(new IndexPosition(UUID.fromString(parts[0]), Long.parseLong(parts[1]), troubled));
        } catch (IllegalArgumentException | LoggiaException e) {
            return Optional.empty();
        }
    }
}
