package io.loggia.portal.processing.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobWorkerTest {

    private final List<String> events = new ArrayList<>();

    private boolean publish(boolean counts) {
        events.add("committed");
        return counts;
    }

    @Test
    void whatWasKept_goesWhenTheResultIsCommitted_andNotBefore() {
        assertThat(JobWorker.settled(() -> publish(true), () -> events.add("removed")))
                .isTrue();

        assertThat(events).containsExactly("committed", "removed");
    }

    @Test
    void whatWasKept_staysForTheAttemptThatTookOver() {
        assertThat(JobWorker.settled(() -> publish(false), () -> events.add("removed")))
                .isFalse();

        assertThat(events).containsExactly("committed");
    }

    @Test
    void whatWasKept_staysWhereTheResultCannotBeCommitted() {
        assertThatThrownBy(() -> JobWorker.settled(
                        () -> {
                            throw new IllegalStateException("The database is gone.");
                        },
                        () -> events.add("removed")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(events).isEmpty();
    }

    @Test
    void overlap_isTriedOnceMore_beforeAnythingGoes() {
        boolean counts = JobWorker.settled(
                () -> {
                    events.add("tried");
                    if (events.size() == 1) {
                        throw new IllegalStateException(new OptimisticLockException());
                    }
                    return true;
                },
                () -> events.add("removed"));

        assertThat(counts).isTrue();
        assertThat(events).containsExactly("tried", "tried", "removed");
    }

    @Test
    void removalThatFails_isNoFailureOfTheJob() {
        boolean counts = JobWorker.settled(() -> publish(true), () -> {
            throw new UncheckedIOException(new IOException("Busy."));
        });

        assertThat(counts).isTrue();
    }
}
