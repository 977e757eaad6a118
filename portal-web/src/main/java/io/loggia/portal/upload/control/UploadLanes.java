package io.loggia.portal.upload.control;

import io.loggia.domain.UploadId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One lane an upload. A lane is locked for the moments in which the file or the offset changes, never while waiting for
 * the network; it remembers the request that writes at present, so that the next one can take over from it.
 */
final class UploadLanes {

    private final ConcurrentHashMap<UploadId, Lane> lanes = new ConcurrentHashMap<>();

    /** The lane of an upload; leave it by {@link Lane#close()}. */
    Lane enter(UploadId id) {
        Lane entered = lanes.compute(id, (key, lane) -> (lane == null ? new Lane(key) : lane).oneMore());
        return entered;
    }

    final class Lane implements AutoCloseable {

        private final UploadId id;
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
        private @Nullable UploadWriter writer;

        private Lane(UploadId id) {
            this.id = id;
        }

        private Lane oneMore() {
            users++;
            return this;
        }

        UploadId id() {
            return id;
        }

        ReentrantLock lock() {
            return lock;
        }

        @Nullable
        UploadWriter writer() {
            return writer;
        }

        void writer(@Nullable UploadWriter next) {
            writer = next;
        }

        @Override
        public void close() {
            lanes.compute(id, (key, lane) -> --users == 0 ? null : lane);
        }
    }
}
