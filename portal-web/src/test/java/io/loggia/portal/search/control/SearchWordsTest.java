package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Audience;
import io.loggia.domain.Cue;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.search.control.SearchWords.Words;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.Transcript;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchWordsTest {

    private static final Viewer VIEWER =
            new Viewer(PersonId.random(), "Viewer", Set.of(Role.VIEWER), null, Set.of(Principal.everyone()), Set.of());

    @TempDir
    Path folder;

    @Test
    void vocabulary_stopWords_countInTheirLanguageOrInAll() throws IOException {
        List<Words> words = List.of(
                new Words("", 1, List.of("acme"), List.of(), null, null),
                new Words("de", 1, List.of("halt"), List.of(), null, null));
        try (MediaIndex index = MediaIndex.open(folder)) {
            index.put(item("en", "start the motor"));
            index.put(item("de", "am Motor ziehen"));
            index.refresh();
            MediaSearch search = new MediaSearch(index, SearchWords.vocabulary(words), Clock.systemUTC());

            assertThat(titles(search, "halt motor ")).containsExactly("de");
            assertThat(titles(search, "acme motor ")).containsExactlyInAnyOrder("de", "en");
        }
    }

    private static List<String> titles(MediaSearch search, String text) {
        return search.search(VIEWER, new SearchRequest(text, Narrowing.none(), 10)).hits().stream()
                .map(hit -> hit.item().title())
                .toList();
    }

    private static IndexedMedia item(String language, String said) {
        return new IndexedMedia(
                MediaId.random(),
                language,
                "",
                List.of(),
                language,
                null,
                null,
                MediaKind.VIDEO,
                new MediaAccess(PersonId.random(), MediaState.PUBLISHED, Audience.of(Principal.everyone()), null, null),
                Instant.now(),
                Duration.ofMinutes(1),
                List.of(new Transcript(language, List.of(new Cue(Duration.ZERO, Duration.ofSeconds(5), null, said)))),
                List.of(),
                List.of(),
                null,
                0);
    }
}
