package io.loggia.search.index;

import java.util.Arrays;
import java.util.List;

/** The sides that hits can be narrowed on, each with counts of what every choice would leave. */
public enum FacetSide {
    KIND("kind", 10),
    CHANNEL("channel", 20),
    LANGUAGE("language", 20),
    SPEAKER("speaker", 12),
    /** Of the person who owns the item. */
    DEPARTMENT("department", 20),
    /** How long it takes, as a {@link LengthClass}. */
    LENGTH("length", 10),
    /** Of the creation, by UTC. */
    YEAR("year", 12),
    TAG("tag", 12);

    private static final List<FacetSide> ALL = List.of(values());

    private final String key;
    private final int most;

    FacetSide(String key, int most) {
        this.key = key;
        this.most = most;
    }

    public static List<FacetSide> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException when no side is called so */
    public static FacetSide named(String key) {
        return Arrays.stream(values())
                .filter(side -> side.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key));
    }

    /** Its name on the wire. */
    public String key() {
        return key;
    }

    /** How many choices are worth showing. */
    public int most() {
        return most;
    }

    String field() {
        return "side." + key;
    }
}
