package io.loggia.media.caption;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who speaks, as the head of a TTML document names them. */
final class TtmlAgents {

    private final Map<String, String> names = new HashMap<>();

    /** Reads a head that has just begun, to its end. */
    void read(XmlCursor xml) {
        String agent = null;
        StringBuilder name = null;
        int level = 1;
        int nameLevel = 0;
        while (level > 0) {
            switch (xml.next()) {
                case START -> {
                    level++;
                    if (TtmlNames.isMetadata(xml, "agent")) {
                        agent = xml.attribute(XmlCursor.XML, "id");
                    } else if (TtmlNames.isMetadata(xml, "name")) {
                        name = new StringBuilder();
                        nameLevel = level;
                    }
                }
                case END -> {
                    if (name != null && level == nameLevel) {
                        put(agent, name.toString());
                        name = null;
                    }
                    level--;
                }
                default -> {
                    if (name != null && name.length() <= Utterance.MAX_SPEAKER_CHARS) {
                        name.append(xml.text());
                    }
                }
            }
        }
    }

    private void put(@Nullable String agent, String name) {
        if (agent != null) {
            names.putIfAbsent(agent, Utterance.tidy(TtmlNames.collapsed(name)));
        }
    }

    /** @param references as the attribute gives them; the first one counts */
    @Nullable
    String name(@Nullable String references) {
        String name = references == null ? null : names.get(references.strip().split("[ \\t\\r\\n]", 2)[0]);
        return name == null || name.isEmpty() ? null : Utterance.shortened(name);
    }
}
