package io.loggia.search.index;

import io.loggia.search.analysis.Tongue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The kinds of text that words are looked for in, with their weight in the ranking. */
public enum TextKind {
    TITLE("title", 5f),
    TAGS("tags", 3.5f),
    CHAPTERS("chapters", 2.6f),
    DESCRIPTION("description", 2f),
    SPEAKERS("speakers", 2f),
    /** The name of the item's channel. */
    CHANNEL("channel", 1.2f),
    /** What can be read on slides, as far as a program could. */
    SLIDES("slides", 1.1f),
    /** What is said. Each transcript is analysed in its own language alone. */
    BODY("body", 1f);

    private static final List<TextKind> ALL = List.of(values());
    private static final List<Tongue> STANDARD_ALONE = List.of(Tongue.STANDARD);

    /** Each search asks for them hundreds of times. */
    private static final Map<TextKind, Map<Tongue, String>> FIELDS = fields();

    private final String prefix;
    private final float weight;

    TextKind(String prefix, float weight) {
        this.prefix = prefix;
        this.weight = weight;
    }

    private static Map<TextKind, Map<Tongue, String>> fields() {
        Map<TextKind, Map<Tongue, String>> all = new EnumMap<>(TextKind.class);
        for (TextKind kind : ALL) {
            Map<Tongue, String> byTongue = new EnumMap<>(Tongue.class);
            Tongue.all().forEach(tongue -> byTongue.put(tongue, kind.prefix + '.' + tongue.suffix()));
            all.put(kind, byTongue);
        }
        return all;
    }

    public static List<TextKind> all() {
        return ALL;
    }

    public float weight() {
        return weight;
    }

    public List<Tongue> tongues() {
        // A name is the same in every language.
        return this == SPEAKERS || this == CHANNEL ? STANDARD_ALONE : Tongue.all();
    }

    public String field(Tongue tongue) {
        return Objects.requireNonNull(Objects.requireNonNull(FIELDS.get(this)).get(tongue));
    }
}
