package io.loggia.portal.processing.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.probe.VideoStream;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where ladders are encoded. Hardware that fails in the middle of one costs time and nothing else. */
public interface LadderPaths {

    /** Failures that no device is to blame for. */
    Set<ErrorCode> NO_DEVICES_FAULT = Set.of(ErrorCode.NO_SPACE, ErrorCode.NOT_FOUND);

    /**
     * Takes a path for a ladder, and waits while all devices that it could use are full.
     *
     * @param video null for sound alone
     * @param qualities that the ladder may have
     * @param full told once if it has to wait
     */
    Taken take(@Nullable VideoStream video, int qualities, Runnable full) throws InterruptedException;

    /**
     * How an attempt encodes.
     *
     * @param parallel spans at a time, so that no device opens more sessions than it has
     * @param note for the job's result; null when all goes as it should
     */
    record Route(TranscodePath path, int parallel, @Nullable String note) {}

    /** A route, taken until it is closed. */
    interface Taken extends AutoCloseable {

        Route route();

        /** The way without any device, with a note of why it is gone. */
        Route inSoftware();

        /** The device failed: others are kept away from it until it has passed a trial. */
        void failed(LoggiaException cause);

        /** What failed on the device failed without it, too. */
        void acquitted();

        @Override
        void close();
    }

    /** An encode on a route. */
    @FunctionalInterface
    interface Encode {
        Result on(Route route) throws InterruptedException;
    }

    /**
     * Encodes on the route that is chosen, and in software where a device fails.
     *
     * @param full told once if it has to wait for a device
     */
    default Result run(@Nullable VideoStream video, int qualities, Runnable full, Encode encode)
            throws InterruptedException {
        Taken taken = take(video, qualities, full);
        TranscodePath path = taken.route().path();
        try (taken) {
            return encode.on(taken.route());
        } catch (LoggiaException e) {
            if (!path.usesDevices() || NO_DEVICES_FAULT.contains(e.code())) {
                throw e;
            }
            System.getLogger(LadderPaths.class.getName())
                    .log(Level.WARNING, path.place().words() + " failed; going on in software", e);
            taken.failed(e);
        }
        try {
            return encode.on(taken.inSoftware());
        } catch (LoggiaException e) {
            taken.acquitted();
            throw e;
        }
    }
}
