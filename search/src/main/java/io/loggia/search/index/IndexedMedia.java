package io.loggia.search.index;

import io.loggia.domain.ChannelId;
import io.loggia.domain.Chapter;
import io.loggia.domain.Cue;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that search needs of one item; putting it replaces what was known.
 *
 * @param language of the title and description, BCP 47
 * @param channelName present when {@code channel} is
 * @param slides what can be read on them while they are shown, in order of time
 * @param department of the owner, by id and name
 * @param views how often it was watched, as far as known when it was put
 */
public record IndexedMedia(
        MediaId id,
        String title,
        String description,
        List<String> tags,
        @Nullable String language,
        @Nullable ChannelId channel,
        @Nullable String channelName,
        MediaKind kind,
        MediaAccess access,
        Instant createdAt,
        Duration duration,
        List<Transcript> transcripts,
        List<Chapter> chapters,
        List<Cue> slides,
        @Nullable Facet department,
        long views) {

    public IndexedMedia {
        chapters = List.copyOf(chapters);
        slides = List.copyOf(slides);
        tags = List.copyOf(tags);
        transcripts = List.copyOf(transcripts);
    }

    /** The item's own language and those of its transcripts. */
    Set<String> languages() {
        Set<String> languages = new TreeSet<>();
        if (language != null && !language.isBlank()) {
            languages.add(language);
        }
        transcripts.forEach(transcript -> languages.add(transcript.language()));
        return languages;
    }
}
