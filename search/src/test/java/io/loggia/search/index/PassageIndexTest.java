package io.loggia.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Audience;
import io.loggia.domain.Decision;
import io.loggia.domain.MediaAccess;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaState;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.search.HashedWords;
import io.loggia.search.RandomMedia;
import io.loggia.search.TestMedia;
import io.loggia.search.embedding.EmbeddingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageIndexTest {

    private static final HashedWords MODEL = new HashedWords(512);

    @TempDir
    Path folder;

    private PassageIndex index;

    @BeforeEach
    void open() {
        index = PassageIndex.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    /** Does what the portal does in the background, and answers how many texts the model was asked. */
    private int embed(IndexedMedia media) throws EmbeddingException {
        List<Passage> missing = index.missing(media);
        List<float[]> vectors = MODEL.embed(missing.stream().map(Passage::text).toList());
        Map<String, float[]> byHash = new HashMap<>();
        for (int i = 0; i < missing.size(); i++) {
            byHash.put(missing.get(i).hash(), vectors.get(i));
        }
        index.put(media, byHash);
        index.refresh();
        return missing.size();
    }

    private List<MediaId> nearest(Viewer viewer, Narrowing narrowing, String text, int most) {
        return index.nearest(viewer, TestMedia.NOW, MODEL.of(text), narrowing, List.of(), most).stream()
                .map(NearPassage::media)
                .toList();
    }

    private static MediaAccess forOne(PersonId owner) {
        return new MediaAccess(owner, MediaState.PUBLISHED, Audience.of(Principal.of(owner)), null, null);
    }

    @Test
    @Tag("E01")
    void e01_nearest_manyForbiddenAreNearer_permittedStillCome() throws EmbeddingException {
        for (int i = 0; i < 400; i++) {
            embed(TestMedia.titled("annual leave")
                    .access(forOne(PersonId.random()))
                    .media());
        }
        IndexedMedia permitted =
                TestMedia.titled("annual leave of the staff in the north").media();
        embed(permitted);

        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none(), "annual leave", 3))
                .containsExactly(permitted.id());
        assertThat(nearest(TestMedia.viewer(Role.ADMIN), Narrowing.none(), "annual leave", 3))
                .hasSize(3)
                .doesNotContain(permitted.id());
    }

    @ParameterizedTest
    @Tag("E01")
    @ValueSource(longs = {1, 2, 3})
    void e01_nearest_equalsTheAccessPolicy(long seed) throws EmbeddingException {
        RandomMedia random = new RandomMedia(seed);
        List<IndexedMedia> items = random.items(60);
        for (IndexedMedia item : items) {
            embed(item);
        }
        for (int i = 0; i < 40; i++) {
            Viewer viewer = random.viewer();
            Instant now = random.now();
            Set<MediaId> found = Set.copyOf(
                    index.nearest(viewer, now, MODEL.of(random.word()), Narrowing.none(), List.of(), 2_000).stream()
                            .map(NearPassage::media)
                            .toList());
            assertThat(found)
                    .isEqualTo(Set.copyOf(items.stream()
                            .filter(item -> AccessPolicy.decide(viewer, Permission.VIEW_MEDIA, item.access(), now)
                                    == Decision.ALLOWED)
                            .map(IndexedMedia::id)
                            .toList()));
        }
    }

    @Test
    void put_rightsChange_countAtOnceWithoutTheModel() throws EmbeddingException {
        TestMedia item = TestMedia.titled("annual leave");
        embed(item.media());

        index.put(item.access(forOne(PersonId.random())).media());
        index.refresh();

        assertThat(index.missing(item.media())).isEmpty();
        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none(), "leave", 5)).isEmpty();
        assertThat(nearest(TestMedia.viewer(Role.ADMIN), Narrowing.none(), "leave", 5))
                .hasSize(1);
    }

    @Test
    void nearest_choicesOnSides_areKept() throws EmbeddingException {
        IndexedMedia film = TestMedia.titled("leave").tagged("HR").in("en").media();
        IndexedMedia sound = TestMedia.titled("leave").audio().in("de").media();
        embed(film);
        embed(sound);

        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none().with(FacetSide.KIND, "AUDIO"), "leave", 5))
                .containsExactly(sound.id());
        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none().with(FacetSide.TAG, "hr"), "leave", 5))
                .containsExactly(film.id());
        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none().with(FacetSide.LANGUAGE, "de", "fr"), "leave", 5))
                .containsExactly(sound.id());
        assertThat(nearest(
                        TestMedia.EMPLOYEE, Narrowing.none().between(TestMedia.NOW.plusSeconds(1), null), "leave", 5))
                .isEmpty();
        assertThat(index.nearest(
                        TestMedia.EMPLOYEE,
                        TestMedia.NOW,
                        MODEL.of("leave"),
                        Narrowing.none(),
                        List.of(film.id(), sound.id()),
                        5))
                .isEmpty();
    }

    @Test
    void nearest_speaker_isTheOneOfThePassage() throws EmbeddingException {
        IndexedMedia talk =
                TestMedia.titled("leave").said("en", "Ann: about leave").media();
        embed(talk);

        assertThat(index.nearest(
                        TestMedia.EMPLOYEE,
                        TestMedia.NOW,
                        MODEL.of("leave"),
                        Narrowing.none().with(FacetSide.SPEAKER, "ann"),
                        List.of(),
                        5))
                .extracting(NearPassage::source)
                .containsExactly(Passage.Source.SPEECH);
    }

    @Test
    void put_oneTextChanges_onlyThatWaits() throws EmbeddingException {
        TestMedia item = TestMedia.titled("annual leave").chapter(0, "forms").chapter(60, "signatures");
        assertThat(embed(item.media())).isEqualTo(3);

        item.chapter(90, "stamps");
        index.put(item.media());
        index.refresh();

        assertThat(index.counts().waiting()).isEqualTo(1);
        assertThat(index.waiting()).contains(item.media().id());
        assertThat(embed(item.media())).isEqualTo(1);
        assertThat(index.waiting()).isEmpty();
    }

    @Test
    void open_afterRestart_goesOnWhereItWas() throws EmbeddingException, IOException {
        index.begin("one");
        IndexedMedia done = TestMedia.titled("annual leave").media();
        IndexedMedia waiting = TestMedia.titled("pumps").media();
        embed(done);
        index.put(waiting);
        index.commit("7");

        index.close();
        open();

        assertThat(index.position()).contains("7");
        assertThat(index.space()).isEqualTo("one");
        assertThat(index.dimension()).isEqualTo(512);
        assertThat(index.waiting()).contains(waiting.id());
        assertThat(index.missing(done)).isEmpty();
        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none(), "leave", 5)).containsExactly(done.id());
    }

    @Test
    void open_itemsTakenApartInAnotherWay_asksForAllAgainAndKeepsVectors() throws EmbeddingException, IOException {
        IndexedMedia item = TestMedia.titled("annual leave").media();
        embed(item);
        index.commit("7");
        index.close();
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Map<String, String> mark = CommitMark.read(writer.getLiveCommitData());
            assertThat(mark.remove("loggia.parts")).isNotNull();
            writer.setLiveCommitData(mark.entrySet());
            writer.commit();
        }

        open();

        assertThat(index.position()).isEmpty();
        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none(), "leave", 5)).containsExactly(item.id());
        index.clear();
        index.put(item);
        index.commit("8");
        assertThat(index.missing(item)).isEmpty();
        index.close();
        open();
        assertThat(index.position()).contains("8");
    }

    @Test
    void clear_rebuild_keepsVectorsAndDropsWhatIsGone() throws EmbeddingException {
        IndexedMedia kept = TestMedia.titled("annual leave").media();
        IndexedMedia gone = TestMedia.titled("leave for parents").media();
        embed(kept);
        embed(gone);

        index.clear();
        assertThat(index.position()).isEmpty();
        index.put(kept);
        index.commit("9");
        index.refresh();

        assertThat(index.counts()).isEqualTo(new PassageIndex.Counts(1, 0, 0));
        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none(), "leave", 5)).containsExactly(kept.id());
    }

    @Test
    void begin_anotherModel_forgetsVectorsAndTakesAnotherDimension() throws EmbeddingException {
        IndexedMedia item = TestMedia.titled("annual leave").media();
        embed(item);
        index.commit("3");
        float[] wide = new HashedWords(2048).of("annual leave");
        assertThatThrownBy(() -> index.put(item, Map.of("any", wide))).isInstanceOf(IllegalArgumentException.class);

        index.begin("two");

        assertThat(index.position()).isEqualTo(Optional.empty());
        index.put(item);
        index.refresh();
        assertThat(index.waiting()).contains(item.id());
        index.put(item, Map.of(index.missing(item).getFirst().hash(), wide));
        index.refresh();
        assertThat(index.dimension()).isEqualTo(2048);
        assertThat(index.nearest(TestMedia.EMPLOYEE, TestMedia.NOW, wide, Narrowing.none(), List.of(), 3))
                .singleElement()
                .satisfies(near -> assertThat(near.likeness()).isGreaterThan(0.999));
        assertThat(nearest(TestMedia.EMPLOYEE, Narrowing.none(), "leave", 3)).isEmpty();
    }

    @Test
    void put_refused_isTold_andAskedAgainOnlyWhenSomethingHappensToTheItem() {
        IndexedMedia item = TestMedia.titled("annual leave").media();
        index.put(item, Map.of(index.missing(item).getFirst().hash(), PassageIndex.REFUSED));
        index.refresh();
        index.put(item, Map.of());
        index.refresh();

        assertThat(index.missing(item)).isEmpty();
        assertThat(index.counts()).isEqualTo(new PassageIndex.Counts(1, 0, 1));
        assertThat(index.refused()).isEqualTo(Map.of(item.id(), 1));

        index.put(item);
        index.refresh();

        assertThat(index.missing(item)).hasSize(1);
        assertThat(index.counts()).isEqualTo(new PassageIndex.Counts(1, 1, 0));
        assertThat(index.refused()).isEmpty();
    }

    @Test
    void remove_item_takesItsPassages() throws EmbeddingException {
        IndexedMedia item =
                TestMedia.titled("annual leave").said("en", "much to say").media();
        embed(item);

        index.remove(item.id());
        index.refresh();

        assertThat(index.counts().passages()).isZero();
    }
}
