package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.platform.control.TestCalls;
import io.loggia.portal.semantic.control.HttpEmbedder;
import io.loggia.portal.semantic.control.ModelServer;
import io.loggia.search.embedding.EmbeddingException;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.NearPassage;
import io.loggia.search.index.PassageIndex;
import io.loggia.search.index.PassageIndex.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real index, a real server and real calls to it. */
class PassageWorkTest {

    private static final Viewer VIEWER =
            new Viewer(PersonId.random(), "Viewer", Set.of(Role.VIEWER), null, Set.of(Principal.everyone()), Set.of());
    private static final String SPACE = "one";

    @TempDir
    Path folder;

    private final FakeCatalog catalog = new FakeCatalog();
    private final TestCalls calls = new TestCalls();
    private ModelServer server;
    private HttpEmbedder model;
    private PassageIndex index;
    private PassageWork work;

    @BeforeEach
    void start() throws IOException {
        server = new ModelServer();
        model = new HttpEmbedder(calls.http(), server.address(), "small", null, "", Duration.ofSeconds(5));
        open(Clock.systemUTC());
    }

    private void open(Clock clock) {
        index = PassageIndex.open(folder);
        work = new PassageWork(index, catalog, clock);
    }

    @AfterEach
    void stop() throws IOException {
        index.close();
        server.close();
        calls.close();
    }

    private void embedAll(String space) {
        for (int i = 0; i < 100 && index.counts().waiting() > 0; i++) {
            work.embedSome(space, model);
        }
    }

    private List<MediaId> nearest(String text) throws EmbeddingException {
        float[] vector = model.embed(List.of(text)).getFirst();
        return index.nearest(VIEWER, Instant.now(), vector, Narrowing.none(), List.of(), 5).stream()
                .map(NearPassage::media)
                .toList();
    }

    @Test
    void embedSome_items_areFoundByMeaning() throws EmbeddingException {
        catalog.add("pumps and valves");
        MediaId leave = catalog.add("annual leave");
        work.follow(SPACE);
        assertThat(index.counts()).isEqualTo(new Counts(2, 2, 0));

        embedAll(SPACE);

        assertThat(index.counts()).isEqualTo(new Counts(2, 0, 0));
        assertThat(work.trouble()).isNull();
        assertThat(nearest("vacation").getFirst()).isEqualTo(leave);
    }

    @Test
    void follow_changes_embedOnlyWhatIsNew() {
        MediaId changed = catalog.add("pumps and valves");
        catalog.add("annual leave");
        work.follow(SPACE);
        embedAll(SPACE);
        server.asked.clear();

        catalog.tell(catalog.change(changed, "pumps and gaskets"));
        work.follow(SPACE);
        embedAll(SPACE);

        assertThat(server.asked).containsExactly("pumps and gaskets");
    }

    @Test
    void restart_midway_asksNothingTwice() throws IOException {
        for (int i = 0; i < 5; i++) {
            catalog.add("talk about number " + "abcde".charAt(i));
        }
        work.follow(SPACE);
        work.embedSome(SPACE, model);
        work.embedSome(SPACE, model);
        work.commit();
        index.close();

        open(Clock.systemUTC());
        work.follow(SPACE);
        assertThat(index.counts()).isEqualTo(new Counts(5, 3, 0));
        embedAll(SPACE);

        assertThat(index.counts().waiting()).isZero();
        assertThat(server.asked).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void follow_anotherModel_embedsAllAnew() {
        catalog.add("annual leave");
        work.follow(SPACE);
        embedAll(SPACE);

        server.dimension = 64;
        work.embedSome("two", model);
        work.follow("two");
        assertThat(index.counts()).isEqualTo(new Counts(1, 1, 0));
        embedAll("two");

        assertThat(index.dimension()).isEqualTo(64);
        assertThat(index.counts().waiting()).isZero();
        assertThat(server.asked).containsExactly("annual leave", "annual leave");
    }

    @Test
    void embedSome_sameNameOtherDimension_embedsAllAnew() {
        catalog.add("annual leave");
        work.follow(SPACE);
        embedAll(SPACE);

        server.dimension = 64;
        catalog.add("pumps");
        work.follow(SPACE);
        embedAll(SPACE);

        assertThat(index.dimension()).isEqualTo(64);
        assertThat(index.counts()).isEqualTo(new Counts(2, 0, 0));
    }

    @Test
    void embedSome_oneOddAnswer_forgetsNothing() {
        catalog.add("annual leave");
        work.follow(SPACE);
        embedAll(SPACE);

        server.instead = question -> {
            server.instead = null;
            return "{\"data\":[{\"embedding\":[1,2,3]}]}";
        };
        catalog.add("pumps");
        work.follow(SPACE);
        work.embedSome(SPACE, model);

        assertThat(work.trouble()).contains("differ in length");
        assertThat(index.dimension()).isEqualTo(256);
        assertThat(index.counts()).isEqualTo(new Counts(2, 1, 0));
    }

    @Test
    void embedSome_oneTextIsRefused_theOthersGoOn() throws EmbeddingException {
        catalog.add("annual leave");
        catalog.add("poison for models");
        catalog.add("pumps");
        work.follow(SPACE);

        embedAll(SPACE);

        assertThat(index.counts()).isEqualTo(new Counts(3, 0, 1));
        assertThat(nearest("leave")).hasSize(2);
    }

    @Test
    void embedSome_everyTextIsRefused_marksNone() {
        catalog.add("annual leave");
        server.status = 400;
        work.follow(SPACE);

        work.embedSome(SPACE, model);

        assertThat(index.counts()).isEqualTo(new Counts(1, 1, 0));
        assertThat(work.trouble()).contains("HTTP 400");
    }

    @Test
    void embedSome_serverAway_isLeftAloneForAWhile() throws IOException {
        SteppedClock clock = new SteppedClock();
        index.close();
        open(clock);
        catalog.add("annual leave");
        server.status = 500;
        work.follow(SPACE);
        work.embedSome(SPACE, model);
        assertThat(work.trouble()).contains("HTTP 500");

        server.status = 200;
        work.embedSome(SPACE, model);
        assertThat(server.asked).hasSize(1);
        clock.step(Duration.ofSeconds(6));
        work.embedSome(SPACE, model);

        assertThat(index.counts().waiting()).isZero();
        assertThat(work.trouble()).isNull();
    }

    @Test
    void embedSome_itemGoneMeanwhile_leavesNothing() {
        MediaId gone = catalog.add("annual leave");
        work.follow(SPACE);
        server.instead = question -> {
            catalog.remove(gone);
            return "{\"data\":[{\"embedding\":[1,2,3]}]}";
        };

        work.embedSome(SPACE, model);

        assertThat(index.counts()).isEqualTo(new Counts(0, 0, 0));
    }
}
