package io.loggia.portal.admin.boundary;

import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.Broadcast;
import io.loggia.portal.processing.control.JobBoard;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** Open streams of the queue. */
@ApplicationScoped
public class JobBoardStreams {

    private static final int MOST_STREAMS = 50;

    @Inject
    private JobBoard board;

    @Inject
    private People people;

    @Resource
    private ManagedScheduledExecutorService timer;

    private Broadcast<JobBoardView> broadcast;

    @PostConstruct
    void prepare() {
        broadcast = new Broadcast<>(
                JobBoardView.class,
                new Broadcast.Source<>(
                        () -> JobBoardView.of(board.now()),
                        reader -> people.viewer(reader)
                                .filter(viewer -> viewer.has(Role.ADMIN))
                                .isPresent(),
                        view -> false,
                        () -> {}),
                timer);
    }

    void open(PersonId reader, SseEventSink sink, Sse sse) {
        if (broadcast.followers() >= MOST_STREAMS) {
            sink.close();
            return;
        }
        broadcast.follow(reader, sink, sse);
    }

    @PreDestroy
    void stop() {
        broadcast.stop();
    }
}
