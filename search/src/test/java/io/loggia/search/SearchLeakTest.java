package io.loggia.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Audience;
import io.loggia.domain.Decision;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaState;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Viewer;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.FacetCount;
import io.loggia.search.query.SearchPage;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.suggest.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack E01: nothing that search answers may tell of an item that the access policy hides. */
class SearchLeakTest {

    private static final int ITEMS = 100;
    private static final int VIEWERS = 40;
    private static final Pattern SECRET = Pattern.compile("secretword[a-z]{3}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @Tag("E01")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void e01_everyAnswer_equalsTheAccessPolicy(long seed) throws IOException {
        RandomMedia random = new RandomMedia(seed);
        List<IndexedMedia> items = random.items(ITEMS);
        try (SearchFixture search = new SearchFixture(folder)) {
            items.forEach(search.index::put);
            search.index.refresh();
            for (int i = 0; i < VIEWERS; i++) {
                Viewer viewer = random.viewer();
                Instant now = random.now();
                List<IndexedMedia> seen = visible(items, viewer, now, item -> true);
                assertBrowsing(search, viewer, now, seen);
                assertWord(search, viewer, now, random.word(), items);
                assertSecrets(search, viewer, now, items, seen);
            }
        }
    }

    private static List<IndexedMedia> visible(
            List<IndexedMedia> items, Viewer viewer, Instant now, Predicate<IndexedMedia> also) {
        return items.stream()
                .filter(item ->
                        AccessPolicy.decide(viewer, Permission.VIEW_MEDIA, item.access(), now) == Decision.ALLOWED)
                .filter(also)
                .toList();
    }

    private static void assertBrowsing(SearchFixture search, Viewer viewer, Instant now, List<IndexedMedia> seen) {
        assertSame(search(search, viewer, now, ""), seen);
    }

    private static void assertWord(
            SearchFixture search, Viewer viewer, Instant now, String word, List<IndexedMedia> items) {
        List<IndexedMedia> expected = visible(items, viewer, now, item -> holds(item, word));
        assertSame(search(search, viewer, now, word + " "), expected);
    }

    private static void assertSame(SearchPage page, List<IndexedMedia> expected) {
        assertThat(ids(page)).isEqualTo(expected.stream().map(IndexedMedia::id).collect(Collectors.toSet()));
        assertThat(page.total()).isEqualTo(expected.size());
        for (FacetSide side : List.of(FacetSide.KIND, FacetSide.CHANNEL, FacetSide.YEAR, FacetSide.LENGTH)) {
            assertThat(page.facet(side).stream().mapToInt(FacetCount::count).sum())
                    .as("%s", side)
                    .isEqualTo(expected.size());
        }
        for (FacetSide side : FacetSide.all()) {
            assertThat(page.facet(side).stream()
                            .mapToInt(FacetCount::count)
                            .max()
                            .orElse(0))
                    .as("%s", side)
                    .isLessThanOrEqualTo(expected.size());
        }
        Set<String> secrets = expected.stream().map(SearchLeakTest::secret).collect(Collectors.toSet());
        assertThat(secrets).containsAll(secretsIn(page.facets().toString()));
        assertThat(secrets)
                .as("snippets and moments")
                .containsAll(secretsIn(page.hits().toString()));
    }

    /** A word that one item alone holds is completed, corrected and found exactly for those who may see that item. */
    private static void assertSecrets(
            SearchFixture search, Viewer viewer, Instant now, List<IndexedMedia> items, List<IndexedMedia> seen) {
        Set<String> seenSecrets = seen.stream().map(SearchLeakTest::secret).collect(Collectors.toSet());
        Set<MediaId> seenIds = seen.stream().map(IndexedMedia::id).collect(Collectors.toSet());
        for (Suggestion suggestion : search.suggest(viewer, now, "secretw")) {
            MediaId id = suggestion.media();
            assertThat(id == null || seenIds.contains(id)).isTrue();
            assertThat(seenSecrets).containsAll(secretsIn(suggestion.text()));
        }
        IndexedMedia target = items.get(Math.floorMod(viewer.hashCode(), ITEMS));
        SearchPage misspelled = search(search, viewer, now, secret(target).replace("secret", "sceret") + " ");
        assertThat(seenIds).containsAll(ids(misspelled));
        String correction = misspelled.suggestion();
        assertThat(correction == null || seenSecrets.contains(correction.strip()))
                .as("correction '%s'", correction)
                .isTrue();
        if (seenIds.contains(target.id())) {
            assertThat(ids(misspelled)).contains(target.id());
        }
        assertNeighbours(search, viewer, now, target, seenIds);
    }

    /** What is alike, and where in an item something is said, is told of what may be seen and out of what may be seen. */
    private static void assertNeighbours(
            SearchFixture search, Viewer viewer, Instant now, IndexedMedia target, Set<MediaId> seenIds) {
        boolean seen = seenIds.contains(target.id());
        assertThat(seenIds)
                .containsAll(search.at(now).similar(viewer, target.id(), ITEMS).hits().stream()
                        .map(hit -> hit.item().id())
                        .toList());
        assertThat(search.at(now)
                        .moments(viewer, target.id(), secret(target), Narrowing.none(), false)
                        .moments()
                        .isEmpty())
                .as("moments of %s for %s", target, viewer)
                .isEqualTo(!seen);
        assertThat(search.at(now).finds(viewer, secret(target) + " "))
                .as("finds")
                .isEqualTo(seen);
        if (!seen) {
            assertThat(search.at(now).similar(viewer, target.id(), ITEMS).hits())
                    .isEmpty();
        }
    }

    /**
     * What cannot be told by the answer cannot be told by the time either, as long as the work is that of the viewer's
     * own items: a word that hidden items alone hold takes the same steps as one that nobody ever wrote.
     */
    @Test
    @Tag("E01")
    void e01_wordOfAHiddenItem_isAnsweredAsAWordOfNone() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            PersonId owner = PersonId.random();
            MediaAccess hidden =
                    new MediaAccess(owner, MediaState.PUBLISHED, Audience.of(Principal.of(owner)), null, null);
            search.with(TestMedia.titled("Open").described("plain words"));
            search.with(TestMedia.titled("Falconry").access(hidden).said("en", "Falconer: falconry at dawn"));

            for (String known : List.of("falconry ", "falconry", "falcnry ", "\"falconry at\" ", "speaker:falconer ")) {
                String unknown = known.replace("falc", "qxzc");
                assertThat(search.search(known)).as(known).isEqualTo(search.search(unknown));
                assertThat(search.suggest(TestMedia.EMPLOYEE, TestMedia.NOW, known))
                        .isEqualTo(search.suggest(TestMedia.EMPLOYEE, TestMedia.NOW, unknown));
            }
        }
    }

    private static Set<String> secretsIn(String text) {
        return SECRET.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static SearchPage search(SearchFixture search, Viewer viewer, Instant now, String text) {
        return search.search(viewer, now, new SearchRequest(text, Narrowing.none(), ITEMS));
    }

    private static Set<MediaId> ids(SearchPage page) {
        return page.hits().stream().map(hit -> hit.item().id()).collect(Collectors.toSet());
    }

    private static boolean holds(IndexedMedia item, String word) {
        return item.title().contains(word)
                || item.description().contains(word)
                || item.tags().contains(word)
                || item.transcripts().stream()
                        .flatMap(transcript -> transcript.cues().stream())
                        .anyMatch(cue -> cue.text().contains(word));
    }

    private static String secret(IndexedMedia item) {
        return item.title().substring(item.title().indexOf(' ') + 1);
    }
}
