package io.loggia.portal.processing.boundary;

import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.platform.control.Broadcast;
import io.loggia.portal.processing.control.ProcessingState;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Open streams of processing status, one broadcast for each item that is followed. */
@ApplicationScoped
public class ProcessingStreams {

    private static final int MOST_STREAMS = 200;

    @Inject
    private People people;

    @Inject
    private MediaGate gate;

    @Inject
    private ProcessingState state;

    @Resource
    private ManagedScheduledExecutorService timer;

    private final ConcurrentMap<MediaId, Broadcast<ProcessingStatus>> open = new ConcurrentHashMap<>();

    void open(PersonId reader, MediaId media, SseEventSink sink, Sse sse) {
        if (open.values().stream().mapToInt(Broadcast::followers).sum() >= MOST_STREAMS) {
            sink.close();
            return;
        }
        open.compute(media, (id, followed) -> {
            Broadcast<ProcessingStatus> broadcast = followed == null ? broadcast(id) : followed;
            broadcast.follow(reader, sink, sse);
            return broadcast;
        });
    }

    private Broadcast<ProcessingStatus> broadcast(MediaId media) {
        return new Broadcast<>(
                ProcessingStatus.class,
                new Broadcast.Source<>(
                        () -> ProcessingStatus.of(state.of(media)),
                        reader -> people.viewer(reader)
                                .filter(viewer -> gate.maySee(viewer, media))
                                .isPresent(),
                        ProcessingStatus::isOver,
                        () -> forget(media)),
                timer);
    }

    /** Unless somebody has begun to follow it in the meantime. */
    private void forget(MediaId media) {
        open.computeIfPresent(media, (id, broadcast) -> broadcast.followers() == 0 ? null : broadcast);
    }

    @PreDestroy
    void stop() {
        open.values().forEach(Broadcast::stop);
        open.clear();
    }
}
