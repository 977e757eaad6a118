package io.loggia.search.index;

import io.loggia.domain.Cue;
import io.loggia.search.analysis.Tongue;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/** Lays the transcripts of an item out as a {@link CueSheet}, and as the text of each tongue that is indexed. */
final class CueSheetWriter {

    /** Speakers beyond this many in one item stay unnamed; so does a name that is longer than any name. */
    private static final int MOST_SPEAKERS = 1_000;

    private static final int LONGEST_NAME = 200;
    private static final short NOBODY = -1;

    private final ByteArrayOutputStream recordBytes = new ByteArrayOutputStream();
    private final DataOutputStream records = new DataOutputStream(recordBytes);
    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
    private final Map<Tongue, StringBuilder> textByTongue = new EnumMap<>(Tongue.class);
    private final Map<String, Short> languages = new LinkedHashMap<>();
    private final Map<String, Short> speakers = new LinkedHashMap<>();
    private int count;

    CueSheetWriter(List<Transcript> transcripts) {
        for (Tongue tongue : Tongue.all()) {
            for (Transcript transcript : transcripts) {
                if (Tongue.of(transcript.language()) == tongue) {
                    add(tongue, transcript);
                }
            }
        }
    }

    Map<Tongue, StringBuilder> texts() {
        return textByTongue;
    }

    Set<String> speakers() {
        return speakers.keySet();
    }

    boolean isEmpty() {
        return count == 0;
    }

    BytesRef bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(count);
            out.writeInt(texts.size());
            recordBytes.writeTo(out);
            texts.writeTo(out);
            writeTable(languages.keySet(), out);
            writeTable(speakers.keySet(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        }
        return new BytesRef(bytes.toByteArray());
    }

    private void add(Tongue tongue, Transcript transcript) {
        StringBuilder text = textByTongue.computeIfAbsent(tongue, unused -> new StringBuilder());
        short language = languages.computeIfAbsent(transcript.language(), unused -> (short) languages.size());
        try {
            for (Cue cue : transcript.cues()) {
                records.writeInt(Math.toIntExact(Math.min(cue.start().toMillis(), Integer.MAX_VALUE)));
                records.writeInt(text.length());
                records.writeInt(cue.text().length());
                records.writeInt(texts.size());
                records.writeShort(language);
                records.writeShort(speaker(cue));
                text.append(cue.text()).append('\n');
                texts.write(cue.text().getBytes(StandardCharsets.UTF_8));
                texts.write('\n');
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        }
    }

    private short speaker(Cue cue) {
        String name = cue.speaker();
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            return NOBODY;
        }
        Short known = speakers.get(name);
        if (known == null && speakers.size() < MOST_SPEAKERS) {
            known = (short) speakers.size();
            speakers.put(name, known);
        }
        return known == null ? NOBODY : known;
    }

    private static void writeTable(Set<String> entries, DataOutputStream out) throws IOException {
        out.writeShort(entries.size());
        for (String entry : entries) {
            byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
            out.writeShort(bytes.length);
            out.write(bytes);
        }
    }
}
