package io.loggia.search.index;

import static io.loggia.search.TestMedia.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.Audience;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.search.SearchFixture;
import io.loggia.search.TestMedia;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.query.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaIndexTest {

    @TempDir
    Path folder;

    @Test
    void open_emptyFolder_asksForRebuildUntilTheFirstCommit() throws IOException {
        try (MediaIndex index = MediaIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
            index.commit("7");
            assertThat(index.needsRebuild()).isFalse();
        }
        try (MediaIndex index = MediaIndex.open(folder)) {
            assertThat(index.position()).contains("7");
        }
    }

    @Test
    void close_withoutCommit_leavesTheLastCommit() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Kept"));
            search.index.commit("1");
            search.with(titled("Lost"));
        }
        try (SearchFixture search = new SearchFixture(folder)) {
            assertThat(search.titles("")).containsExactly("Kept");
            assertThat(search.index.position()).contains("1");
        }
    }

    @Test
    void put_again_replaces() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            TestMedia item = titled("Before").said("en", "old words");
            search.with(item);
            IndexedMedia before = item.media();
            search.put(new IndexedMedia(
                    before.id(),
                    "After",
                    "",
                    List.of(),
                    null,
                    null,
                    null,
                    before.kind(),
                    before.access(),
                    before.createdAt(),
                    before.duration(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    0));

            assertThat(search.titles("")).containsExactly("After");
            assertThat(search.titles("old words")).isEmpty();
        }
    }

    @Test
    @Tag("E04")
    void e04_audienceNarrowedOrItemRemoved_leavesHitsSuggestionsAndCorrections() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            TestMedia narrowed = titled("Narrowed zebracrossing");
            TestMedia removed = titled("Removed zebrastripes");
            search.with(narrowed, removed);
            assertThat(search.search("zebra").total()).isEqualTo(2);

            PersonId owner = PersonId.random();
            search.put(narrowed.access(
                            new MediaAccess(owner, MediaState.PUBLISHED, Audience.of(Principal.of(owner)), null, null))
                    .media());
            search.index.remove(removed.media().id());
            search.index.refresh();

            assertThat(search.search("zebra").total()).isZero();
            assertThat(search.search("").facet(FacetSide.KIND)).isEmpty();
            assertThat(search.search("zebrastripse ").suggestion()).isNull();
            assertThat(search.suggest(TestMedia.EMPLOYEE, TestMedia.NOW, "zebra"))
                    .isEmpty();
        }
    }

    @Test
    void clear_thenCrash_asksForRebuild() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Some"));
            search.index.commit("1");
            search.index.clear();
        }
        try (MediaIndex index = MediaIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
            assertThat(index.size()).isZero();
        }
    }

    @Test
    void open_damagedFiles_beginsAnew() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Some"));
            search.index.commit("1");
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (MediaIndex index = MediaIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
            index.commit("2");
        }
    }

    @Test
    void open_segmentFileMissing_beginsAnew() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Some"));
            search.index.commit("1");
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.getFileName().toString().startsWith("_"))
                    .toList()) {
                Files.delete(file);
            }
        }
        try (MediaIndex index = MediaIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
        }
    }

    @Test
    void open_byteOfASegmentChanged_beginsAnew() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Some").said("en", "words that are long enough to fill a file"));
            search.index.commit("1");
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(name -> name.getFileName().toString().matches("_.*\\.(cfs|fdt|dvd)"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        try (MediaIndex index = MediaIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
        }
    }

    @Test
    void open_writtenByAnotherVersion_beginsAnew() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.setLiveCommitData(
                    Map.of("loggia.format", "0", "loggia.position", "9").entrySet());
            writer.commit();
        }
        try (MediaIndex index = MediaIndex.open(folder)) {
            assertThat(index.needsRebuild()).isTrue();
        }
    }

    @Test
    void open_heldByAnother_isUnavailableAndHarmsNothing() throws IOException {
        try (SearchFixture search = new SearchFixture(folder)) {
            search.with(titled("Some"));

            assertThatThrownBy(() -> MediaIndex.open(folder))
                    .isInstanceOfSatisfying(
                            LoggiaException.class,
                            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.UNAVAILABLE));
            assertThat(search.titles("some")).hasSize(1);
        }
    }

    @Test
    void read_afterClose_isUnavailable() throws IOException {
        SearchFixture search = new SearchFixture(folder);
        search.close();

        assertThat(search.index.isOpen()).isFalse();
        assertThatThrownBy(() -> search.search("x")).isInstanceOf(LoggiaException.class);
        assertThatThrownBy(() -> search.index.put(titled("x").media())).isInstanceOf(LoggiaException.class);
    }

    @Test
    void commit_onAFullDisk_closesTheIndex_whichAnswersAndGoesOnFromItsLastCommitOnceThereIsRoom() throws IOException {
        FullDisk disk = new FullDisk(FSDirectory.open(folder));
        try (MediaIndex closed = MediaIndex.open(disk, OpenMode.CREATE, SearchLimit.usual())) {
            closed.put(titled("Kept").media());
            closed.refresh();
            closed.commit("41");
            closed.put(titled("Lost").media());
            disk.full = true;

            assertThatThrownBy(() -> closed.commit("42"))
                    .isInstanceOf(LoggiaException.class)
                    .hasRootCauseMessage("No space left on device");

            assertThat(closed.isOpen()).isFalse();
            assertThat(closed.failure()).hasMessage("No space left on device");
            assertThat(titlesIn(closed)).containsExactly("Kept");
            assertThatThrownBy(() -> closed.put(titled("More").media())).isInstanceOf(LoggiaException.class);

            disk.full = false;
            try (MediaIndex again = MediaIndex.open(folder)) {
                assertThat(again.position()).contains("41");
                assertThat(titlesIn(again)).containsExactly("Kept");
                assertThat(titlesIn(closed)).as("while the other opens").containsExactly("Kept");
                again.put(titled("New").media());
                again.refresh();
                again.commit("43");
                assertThat(titlesIn(again)).containsExactlyInAnyOrder("Kept", "New");
                assertThat(again.failure()).isNull();
            }
        }
    }

    private static List<String> titlesIn(MediaIndex index) {
        return new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC())
                .search(TestMedia.EMPLOYEE, new SearchRequest("", Narrowing.none(), 10)).hits().stream()
                        .map(hit -> hit.item().title())
                        .toList();
    }
}
