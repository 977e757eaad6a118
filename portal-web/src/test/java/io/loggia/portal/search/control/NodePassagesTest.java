package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.platform.control.TestCalls;
import io.loggia.portal.semantic.control.HttpEmbedder;
import io.loggia.portal.semantic.control.ModelServer;
import io.loggia.search.index.PassageIndex;
import io.loggia.search.index.PassageIndex.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real index, a real server and real calls to it. */
class NodePassagesTest {

    private static final String SPACE = "one";

    @TempDir
    Path folder;

    private final FakeCatalog catalog = new FakeCatalog();
    private final SteppedClock clock = new SteppedClock();
    private final TestCalls calls = new TestCalls();
    private ModelServer server;
    private HttpEmbedder model;
    private NodePassages passages;

    @BeforeEach
    void start() throws IOException {
        server = new ModelServer();
        model = new HttpEmbedder(calls.http(), server.address(), "small", null, "", Duration.ofSeconds(5));
        passages = new NodePassages(folder.resolve("passages"), catalog, clock);
    }

    @AfterEach
    void stop() throws IOException {
        passages.close();
        server.close();
        calls.close();
    }

    private PassageIndex index() {
        return Objects.requireNonNull(passages.current()).index();
    }

    private PassageWork work() {
        return Objects.requireNonNull(passages.current()).work();
    }

    private void embedAll() {
        for (int i = 0; i < 100 && index().counts().waiting() > 0; i++) {
            work().embedSome(SPACE, model);
        }
    }

    @Test
    void follow_indexThatClosedItself_goesOnFromItsLastCommit_withTheVectorsItHad() throws IOException {
        catalog.add("annual leave");
        passages.follow(SPACE);
        embedAll();
        work().commit();
        server.asked.clear();
        Path away = folder.resolve("away");
        Files.move(folder.resolve("passages"), away);
        catalog.add("pumps and valves");
        assertThatThrownBy(() -> passages.follow(SPACE)).isInstanceOf(LoggiaException.class);

        assertThat(index().isOpen()).isFalse();
        assertThat(Objects.requireNonNull(passages.current()).trouble()).contains("closed itself");
        work().embedSome(SPACE, model);
        assertThat(server.asked).as("nothing is embedded that cannot be kept").isEmpty();

        Files.move(away, folder.resolve("passages"));
        passages.follow(SPACE);
        embedAll();

        assertThat(index().isOpen()).isTrue();
        assertThat(Objects.requireNonNull(passages.current()).trouble()).isNull();
        assertThat(index().counts()).isEqualTo(new Counts(2, 0, 0));
        assertThat(server.asked.toString()).contains("pumps").doesNotContain("leave");
    }

    @Test
    void follow_textThatTheModelDoesNotTake_isToldAndTriedAgainWhenAskedFor() {
        MediaId poison = catalog.add("poison for models");
        catalog.add("pumps");
        passages.follow(SPACE);
        embedAll();
        assertThat(index().refused()).isEqualTo(Map.of(poison, 1));
        server.asked.clear();

        // As "Try again" does, and any change of the item.
        catalog.tell(poison);
        passages.follow(SPACE);
        assertThat(index().counts()).isEqualTo(new Counts(2, 1, 0));
        embedAll();

        assertThat(server.asked.toString()).contains("poison").doesNotContain("pumps");
        assertThat(index().refused()).isEqualTo(Map.of(poison, 1));
    }

    @Test
    void follow_itemThatCannotBeRead_isToldWithItsReason() {
        MediaId broken = catalog.add("broken");
        catalog.unreadable.put(broken, new IllegalStateException("unreadable"));

        passages.follow(SPACE);

        assertThat(work().troubled()).singleElement().satisfies(item -> {
            assertThat(item.media()).isEqualTo(broken);
            assertThat(item.reason()).contains("unreadable");
        });
    }
}
