package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.platform.control.TestCalls;
import io.loggia.portal.search.control.QuestionVectors.Asked;
import io.loggia.portal.semantic.control.HttpEmbedder;
import io.loggia.portal.semantic.control.ModelServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real server and real calls to it. */
class QuestionVectorsTest {

    private static final String SPACE = "one";
    private static final Duration AGES = Duration.ofSeconds(30);

    private final TestCalls calls = new TestCalls();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private final AtomicLong skipped = new AtomicLong();
    private ModelServer server;
    private HttpEmbedder model;

    @BeforeEach
    void start() throws IOException {
        server = new ModelServer();
        model = new HttpEmbedder(calls.http(), server.address(), "small", null, "", Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        server.close();
        background.shutdownNow();
        calls.close();
    }

    private QuestionVectors questions(Duration patience) {
        return new QuestionVectors(background, () -> System.nanoTime() + skipped.get(), patience);
    }

    private Optional<float[]> vector(QuestionVectors questions, String text) {
        return questions.ask(SPACE, model, text).flatMap(Asked::vector);
    }

    @Test
    void ask_again_isKnown() {
        QuestionVectors questions = questions(AGES);

        assertThat(vector(questions, "How do I take leave")).isPresent();
        assertThat(vector(questions, "how do I  take LEAVE")).isPresent();

        assertThat(server.asked).containsExactly("How do I take leave");
        assertThat(questions.ask("two", model, "how do I take leave").flatMap(Asked::vector))
                .isPresent();
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void ask_slowModel_isNotWaitedForButKept() throws InterruptedException {
        server.pause = Duration.ofSeconds(2);
        QuestionVectors questions = questions(Duration.ofMillis(100));

        long begun = System.nanoTime();
        assertThat(vector(questions, "leave")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_500));

        Optional<float[]> later = Optional.empty();
        for (int i = 0; i < 300 && later.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            later = vector(questions, "leave");
        }
        assertThat(later).isPresent();
        assertThat(server.asked).hasSize(1);
        assertThat(questions.trouble()).contains("ms for a question");
    }

    @Test
    void ask_failsAgainAndAgain_isLeftAloneAndTriedLater() {
        server.status = 500; // Not 503, which is tried twice in a call.
        QuestionVectors questions = questions(AGES);
        for (String text : new String[] {"one", "two", "three"}) {
            assertThat(vector(questions, text)).isEmpty();
        }

        assertThat(questions.ask(SPACE, model, "four")).isEmpty();
        assertThat(server.asked).containsExactly("one", "two", "three");
        assertThat(questions.trouble()).contains("HTTP 500");

        server.status = 200;
        skipped.set(Duration.ofSeconds(31).toNanos());
        assertThat(vector(questions, "four")).isPresent();
        assertThat(vector(questions, "five")).isPresent();
        assertThat(questions.trouble()).isNull();
    }

    @Test
    void ask_muchAtOnce_doesNotPileUp() {
        server.pause = Duration.ofSeconds(5);
        QuestionVectors questions = questions(Duration.ofMillis(10));

        long asked = IntStream.range(0, 20)
                .filter(i -> questions.ask(SPACE, model, "question " + i).isPresent())
                .count();

        assertThat(asked).isEqualTo(4);
    }
}
