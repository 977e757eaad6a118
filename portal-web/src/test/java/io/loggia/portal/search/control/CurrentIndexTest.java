package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.search.index.MediaIndex;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.MediaSearch;
import io.loggia.search.query.SearchRequest;
import io.loggia.search.query.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentIndexTest {

    private static final int THREADS = 4;
    private static final int SWITCHES = 60;

    @TempDir
    Path folder;

    private final CurrentIndex current = new CurrentIndex();
    private final PersonId person = PersonId.random();
    private final Viewer viewer = new Viewer(
            person,
            "Somebody",
            Set.of(Role.VIEWER),
            null,
            Set.of(Principal.everyone(), Principal.of(person)),
            Set.of());

    private int opened;

    @BeforeEach
    void open() {
        current.set(next());
    }

    @AfterEach
    void close() throws IOException {
        MediaIndex last = current.get();
        if (last != null) {
            last.close();
        }
    }

    private MediaIndex next() {
        return MediaIndex.open(folder.resolve(Integer.toString(opened++)));
    }

    private void replace() throws IOException {
        MediaIndex last = Objects.requireNonNull(current.get());
        current.set(next());
        last.close();
    }

    private int search() {
        return current.ask(index -> new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC())
                .search(viewer, new SearchRequest("anything", Narrowing.none(), 5))
                .total());
    }

    @Test
    void ask_anotherTookOverMeanwhile_asksThatOne() {
        AtomicInteger asked = new AtomicInteger();

        int found = current.ask(index -> {
            if (asked.getAndIncrement() == 0) {
                try {
                    replace();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC())
                    .search(viewer, new SearchRequest("anything", Narrowing.none(), 5))
                    .total();
        });

        assertThat(found).isZero();
        assertThat(asked).hasValue(2);
    }

    @Test
    void ask_bySeveralDuringManySwitches_isAlwaysAnswered() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        try (ExecutorService searching = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(searching.submit(() -> {
                    while (!over.get()) {
                        search();
                        answers.incrementAndGet();
                    }
                }));
            }
            try {
                for (int i = 0; i < SWITCHES; i++) {
                    int before = answers.get();
                    while (answers.get() == before && running.stream().noneMatch(Future::isDone)) {
                        Thread.onSpinWait();
                    }
                    replace();
                }
            } finally {
                over.set(true);
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(answers.get()).isGreaterThanOrEqualTo(SWITCHES);
    }

    @Test
    void ask_whatIsOutOfOrder_isToldOnce() throws IOException {
        MediaIndex closed = Objects.requireNonNull(current.get());
        closed.close();
        AtomicInteger asked = new AtomicInteger();

        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> current.ask(index -> {
                    asked.incrementAndGet();
                    return new MediaSearch(index, Vocabulary.plain(), Clock.systemUTC())
                            .similar(viewer, MediaId.random(), 1);
                }))
                .extracting(LoggiaException::code)
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(asked).hasValue(1);
        current.set(null);
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(this::search);
    }
}
